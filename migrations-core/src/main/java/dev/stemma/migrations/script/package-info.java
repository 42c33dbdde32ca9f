/** Finds, reads and checks revision scripts; knows no database. */
@NullMarked
package dev.stemma.migrations.script;

import org.jspecify.annotations.NullMarked;
