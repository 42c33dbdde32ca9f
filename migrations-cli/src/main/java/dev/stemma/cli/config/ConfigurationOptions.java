package dev.stemma.cli.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says of the configuration; null and empty mean not said.
 *
 * @param file the configuration file
 * @param url the JDBC URL
 * @param user the role
 * @param passwordFile a file whose first line is the password
 * @param scripts the scripts locations
 */
public record ConfigurationOptions(
        @Nullable Path file,
        @Nullable String url,
        @Nullable String user,
        @Nullable Path passwordFile,
        List<String> scripts) {}
