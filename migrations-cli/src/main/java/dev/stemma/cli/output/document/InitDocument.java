package dev.stemma.cli.output.document;

import java.util.List;

/**
 * What became of a new project.
 *
 * @param command init
 * @param made the files that were made
 * @param kept what was there already, and was left alone
 */
public record InitDocument(String command, List<String> made, List<String> kept) {}
