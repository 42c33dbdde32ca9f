package dev.stemma.migrations.check;

/**
 * Where something was found.
 *
 * @param path the script or another file, as people find it
 * @param line the line, from 1; 0 when it is not a matter of one line
 */
public record Place(String path, int line) {}
