/**
 * Keeps two runs on one database apart: one interface, one package-private class per kind, and a {@link
 * dev.stemma.migrations.lock.LockProvider} for kinds from elsewhere.
 */
@NullMarked
package dev.stemma.migrations.lock;

import org.jspecify.annotations.NullMarked;
