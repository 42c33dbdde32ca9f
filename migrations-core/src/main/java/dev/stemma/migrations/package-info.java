/**
 * Schema migrations as a graph of revisions: the facade {@link dev.stemma.migrations.Stemma} and its results. This is
 * what a user of the library imports.
 */
@NullMarked
package dev.stemma.migrations;

import org.jspecify.annotations.NullMarked;
