package dev.stemma.migrations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Finds out on another connection what became of a transaction that wrote to the bookkeeping. Stateless. */
public final class CommitSearch {

    /** Read-only SQL-transaction (PostgreSQL manual, appendix A). */
    private static final String READ_ONLY = "25006";

    private final BookkeepingNames names;

    CommitSearch(BookkeepingNames names) {
        this.names = names;
    }

    /**
     * Whether the transaction is at work: its process still has the lock of {@link RevisionStore#lock}.
     *
     * @param connection another connection, in autocommit mode
     * @param process the process of the server that served it
     * @return false when it has ended, or never began
     * @throws SQLException when the database fails, or is a standby, which may not know yet what was committed
     */
    public boolean isOpen(Connection connection, int process) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT pg_catalog.pg_is_in_recovery(),
                       EXISTS (SELECT 1 FROM pg_catalog.pg_locks l
                               WHERE l.pid OPERATOR(pg_catalog.=) ? AND l.granted
                                 AND l.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
                                 AND l.mode OPERATOR(pg_catalog.=) 'ShareRowExclusiveLock'
                                 AND l.relation OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)::pg_catalog.oid)""")) {
            statement.setInt(1, process);
            statement.setString(2, names.quotedTable());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new SQLException("the server is a standby, which may lag behind", READ_ONLY);
                }
                return row.getBoolean(2);
            }
        }
    }

    /**
     * Whether what a transaction wrote is there. To be asked after {@link #isOpen}: what is not there when the transaction
     * had ended was rolled back. Neither of the two that are looked at is enough: the row may be that of a later attempt, and
     * after a crash of the server the id of a transaction that was lost may be given out again.
     *
     * @param connection another connection, in autocommit mode
     * @param row what it wrote
     * @return true when it is committed
     * @throws SQLException when the database fails
     */
    public boolean isCommitted(Connection connection, WrittenRow row) throws SQLException {
        // an id that is not given out yet is an error to the function
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT 1 FROM %s
                WHERE id OPERATOR(pg_catalog.>) ? AND revision OPERATOR(pg_catalog.=) ?::varchar
                  AND CASE WHEN ?::pg_catalog.xid8 OPERATOR(pg_catalog.<)
                                pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())
                           THEN pg_catalog.pg_xact_status(?::pg_catalog.xid8)
                                OPERATOR(pg_catalog.=) 'committed'::pg_catalog.text END""".formatted(names.quotedLogTable()))) {
            statement.setLong(1, row.start().position());
            statement.setString(2, row.revision());
            statement.setString(3, row.start().transaction());
            statement.setString(4, row.start().transaction());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
