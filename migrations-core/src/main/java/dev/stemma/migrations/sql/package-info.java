/** Splits SQL text into statements, each with its line and column, as PostgreSQL's own psql would. */
@NullMarked
package dev.stemma.migrations.sql;

import org.jspecify.annotations.NullMarked;
