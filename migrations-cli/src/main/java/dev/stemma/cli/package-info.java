/** The command line: arguments to one call of the library, its result to text or JSON, and an exit code. */
@NullMarked
package dev.stemma.cli;

import org.jspecify.annotations.NullMarked;
