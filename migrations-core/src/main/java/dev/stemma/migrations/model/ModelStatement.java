package dev.stemma.migrations.model;

import dev.stemma.migrations.sql.SqlStatement;

/**
 * One statement of a model.
 *
 * @param path the file, or what else people find it by
 * @param statement the statement with its place there
 */
public record ModelStatement(String path, SqlStatement statement) {}
