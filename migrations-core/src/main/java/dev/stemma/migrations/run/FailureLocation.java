package dev.stemma.migrations.run;

/**
 * Where a script failed.
 *
 * @param path the script
 * @param line the line, from 1, at which the server stopped, else the statement's first
 * @param column the column, from 1
 * @param statement the statement as written
 * @param index the statement's place in its section, from 1
 * @param count how many statements the section has
 */
public record FailureLocation(String path, int line, int column, String statement, int index, int count) {}
