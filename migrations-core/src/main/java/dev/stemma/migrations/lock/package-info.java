/** Keeps two runs on one database apart: one interface, one package-private class per kind. */
@NullMarked
package dev.stemma.migrations.lock;

import org.jspecify.annotations.NullMarked;
