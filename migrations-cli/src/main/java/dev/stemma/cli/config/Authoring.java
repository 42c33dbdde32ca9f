package dev.stemma.cli.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How new scripts are written.
 *
 * @param projectFolder the folder of {@code migrate.toml}, where a template may be
 * @param headsFile whether the {@code HEADS} file is kept; empty where the project does not say
 * @param fileName the template for the names of new scripts; empty where the project does not say
 */
public record Authoring(Path projectFolder, Optional<Boolean> headsFile, Optional<String> fileName) {}
