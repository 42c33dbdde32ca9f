/** Feeds parsers with what no author would write: from the tests, and for hours through Jazzer. */
@NullMarked
package dev.stemma.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
