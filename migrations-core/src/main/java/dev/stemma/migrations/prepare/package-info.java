/** The scripts at hand, and everything that a plan will run, read and checked before any of it runs. */
@NullMarked
package dev.stemma.migrations.prepare;

import org.jspecify.annotations.NullMarked;
