/** Reads what a class file declares, without loading the class. */
@NullMarked
package dev.stemma.migrations.script.classfile;

import org.jspecify.annotations.NullMarked;
