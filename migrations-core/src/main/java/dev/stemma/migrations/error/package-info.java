/** The unchecked base exception and its codes. */
@NullMarked
package dev.stemma.migrations.error;

import org.jspecify.annotations.NullMarked;
