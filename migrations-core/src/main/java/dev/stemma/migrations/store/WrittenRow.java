package dev.stemma.migrations.store;

/**
 * A row that a transaction adds to the log, as it can be told from those of other attempts before its number is known.
 *
 * @param start of the transaction
 * @param revision the id that the row is about
 */
public record WrittenRow(TransactionStart start, String revision) {}
