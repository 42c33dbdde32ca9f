/** The tools that are compared, each over its own form of the same statements. */
@NullMarked
package dev.stemma.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
