/** How the operations of a revision in Java reach a database, or a script. */
@NullMarked
package dev.stemma.migrations.op.internal;

import org.jspecify.annotations.NullMarked;
