/** Writes revision scripts: new ones from a template, new parents into old ones, and the file that lists the heads. */
@NullMarked
package dev.stemma.migrations.author;

import org.jspecify.annotations.NullMarked;
