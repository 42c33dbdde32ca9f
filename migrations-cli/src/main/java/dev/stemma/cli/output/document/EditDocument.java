package dev.stemma.cli.output.document;

import java.util.List;

/**
 * The scripts that an editor was opened with.
 *
 * @param command edit
 * @param paths the scripts
 */
public record EditDocument(String command, List<String> paths) {}
