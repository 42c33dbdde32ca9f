/** Reads what a PostgreSQL database holds into immutable values, and compares two such readings. */
@NullMarked
package dev.stemma.migrations.catalog;

import org.jspecify.annotations.NullMarked;
