package dev.stemma.migrations.sql;

/**
 * A place in a file, as editors show it. Lines end with LF, CRLF or a CR alone; a character outside the basic plane is
 * one column, and so is a tab.
 *
 * @param line the line, from 1
 * @param column the column in characters (code points), from 1
 */
public record SourcePosition(int line, int column) {}
