/** Measures what docs/performance.md claims. */
@NullMarked
package dev.stemma.benchmarks;

import org.jspecify.annotations.NullMarked;
