/** Parses and compiles single source files in memory, with the compiler of the JDK. */
@NullMarked
package dev.stemma.migrations.script.source;

import org.jspecify.annotations.NullMarked;
