/** Finds what a pipeline should fail for: in the scripts alone, and in how a database stands to them. */
@NullMarked
package dev.stemma.migrations.check;

import org.jspecify.annotations.NullMarked;
