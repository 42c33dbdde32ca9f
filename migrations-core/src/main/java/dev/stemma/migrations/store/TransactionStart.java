package dev.stemma.migrations.store;

/**
 * What a transaction found that keeps everybody else from writing to the bookkeeping.
 *
 * @param position how far the log had come, see {@link RevisionStore#position}
 * @param process the process of the server that serves it
 */
public record TransactionStart(long position, int process) {}
