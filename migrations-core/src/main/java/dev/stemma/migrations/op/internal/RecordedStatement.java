package dev.stemma.migrations.op.internal;

/**
 * What a revision in Java would execute.
 *
 * @param sql one statement, or several with semicolons between them, all values in it
 * @param line the line of the revision's code that asks for it; 0 when that is not known
 * @param transactional whether it may run in the transaction of the step
 */
public record RecordedStatement(String sql, int line, boolean transactional) {}
