package dev.stemma.migrations.run;

/**
 * Where a script failed.
 *
 * @param path the script
 * @param line the line, from 1, at which the server stopped, else the statement's first; of a revision in Java, the
 *     line of its code, or 0 when that is not known
 * @param column the column, from 1; 0 for a revision in Java
 * @param statement the statement as written; empty when a revision in Java failed by itself
 * @param index the statement's place in its section, from 1; 0 for a revision in Java
 * @param count how many statements the section has; 0 for a revision in Java
 */
public record FailureLocation(String path, int line, int column, String statement, int index, int count) {}
