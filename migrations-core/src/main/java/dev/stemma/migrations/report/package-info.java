/** Writes what checks found in the forms that forges read. */
@NullMarked
package dev.stemma.migrations.report;

import org.jspecify.annotations.NullMarked;
