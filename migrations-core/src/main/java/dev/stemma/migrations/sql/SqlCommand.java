package dev.stemma.migrations.sql;

/**
 * A statement that is sent to the server as it is.
 *
 * @param text the statement, without its semicolon
 * @param line the line in the file on which it starts, from 1
 * @param column the column in which it starts, in characters (code points) from 1
 */
public record SqlCommand(String text, int line, int column) implements SqlStatement {}
