/** Runs a plan: lock, transactions, bookkeeping, events. */
@NullMarked
package dev.stemma.migrations.run;

import org.jspecify.annotations.NullMarked;
