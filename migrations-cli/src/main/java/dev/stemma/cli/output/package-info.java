/** Turns results into text or JSON; knows no database. */
@NullMarked
package dev.stemma.cli.output;

import org.jspecify.annotations.NullMarked;
