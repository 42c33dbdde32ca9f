/** Values: revision, revision id, target. */
@NullMarked
package dev.stemma.migrations.revision;

import org.jspecify.annotations.NullMarked;
