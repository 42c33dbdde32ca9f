/** Compiled revisions for tests. */
@NullMarked
package dev.stemma.migrations.mixed;

import org.jspecify.annotations.NullMarked;
