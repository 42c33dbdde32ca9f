/** The goals of {@code migrations:…}: each a thin call of the library. */
@NullMarked
package dev.stemma.maven;

import org.jspecify.annotations.NullMarked;
