package dev.stemma.migrations.store;

/** What stands in a script for a value that is only known when the script runs. */
record SqlExpression(String text) {}
