/**
 * What a revision in Java is written with: its annotation, the two methods it implements, and the operations that it
 * is given.
 */
@NullMarked
package dev.stemma.migrations.op;

import org.jspecify.annotations.NullMarked;
