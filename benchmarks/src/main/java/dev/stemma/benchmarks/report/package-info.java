/** What was measured: as values, as JSON, as a table, as a chart. */
@NullMarked
package dev.stemma.benchmarks.report;

import org.jspecify.annotations.NullMarked;
