package dev.stemma.migrations.store;

/**
 * The newest row that a transaction has added to the log; its number tells it from those of all other attempts.
 *
 * @param position the number of the row
 * @param revision the id that it is about
 * @param process the process of the server that serves the transaction
 */
public record WrittenRow(long position, String revision, int process) {}
