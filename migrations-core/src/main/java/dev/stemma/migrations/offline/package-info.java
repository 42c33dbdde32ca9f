/** Offline SQL: what a run would do, as a script for psql. Needs no database. */
@NullMarked
package dev.stemma.migrations.offline;

import org.jspecify.annotations.NullMarked;
