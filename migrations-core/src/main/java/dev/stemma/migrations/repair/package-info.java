/** Finds where scripts, bookkeeping and its log contradict one another, and mends what a user decides upon. */
@NullMarked
package dev.stemma.migrations.repair;

import org.jspecify.annotations.NullMarked;
