package dev.stemma.migrations.store;

/**
 * What a transaction found that keeps everybody else from writing to the bookkeeping.
 *
 * @param position how far the log had come, see {@link RevisionStore#position}
 * @param process the process of the server that serves it
 * @param transaction its id (PostgreSQL manual, 9.27.8 Transaction ID and Snapshot Information Functions)
 */
public record TransactionStart(long position, int process, String transaction) {}
