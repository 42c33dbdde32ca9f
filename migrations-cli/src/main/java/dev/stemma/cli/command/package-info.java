/** One class a command: arguments to one call of the library. */
@NullMarked
package dev.stemma.cli.command;

import org.jspecify.annotations.NullMarked;
