/** The immutable revision graph: validation, heads, ancestry, order, names. */
@NullMarked
package dev.stemma.migrations.graph;

import org.jspecify.annotations.NullMarked;
