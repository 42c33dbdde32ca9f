/** Reads and writes the bookkeeping tables, by plain JDBC: the path that finds nothing to do must start fast. */
@NullMarked
package dev.stemma.migrations.store;

import org.jspecify.annotations.NullMarked;
