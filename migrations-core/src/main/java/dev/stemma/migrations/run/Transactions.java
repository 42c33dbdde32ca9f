package dev.stemma.migrations.run;

import dev.stemma.migrations.op.RefusedOperationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Begins and ends the transactions of a run on its connection. */
interface Transactions {

    /** Transactions of the run on a connection in autocommit mode, savepoints in the transaction of its caller. */
    static Transactions on(Connection connection) throws SQLException {
        return connection.getAutoCommit() ? new Own(connection) : new InCallers(connection);
    }

    /** Opens a transaction; of no effect when one is open. */
    void begin() throws SQLException;

    /** Commits, after which the next transaction is open. */
    void commit() throws SQLException;

    /** What commits when it is sent as the last statement of a round trip; nothing where only {@link #commit} does. */
    List<String> commitStatement();

    /** Goes on without a transaction; nothing may be uncommitted. */
    void leave() throws SQLException;

    /** Undoes what is uncommitted, also in a transaction that a script began by itself, and leaves. */
    void rollBack() throws SQLException;

    /** Whether what is committed here is still the caller's to undo. */
    boolean areCallers();

    /** Before a step that cannot be in a transaction. */
    void requireNoneOutside(String what);

    /** The run's own. */
    record Own(Connection connection) implements Transactions {

        @Override
        public void begin() throws SQLException {
            connection.setAutoCommit(false);
        }

        @Override
        public void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public List<String> commitStatement() {
            return List.of("COMMIT");
        }

        @Override
        public void leave() throws SQLException {
            connection.setAutoCommit(true);
        }

        @Override
        public void rollBack() throws SQLException {
            connection.setAutoCommit(false);
            connection.rollback();
            connection.setAutoCommit(true);
        }

        @Override
        public boolean areCallers() {
            return false;
        }

        @Override
        public void requireNoneOutside(String what) {
            // nobody's transaction is in the way
        }
    }

    /** Savepoints in a transaction that the run neither commits nor rolls back. */
    final class InCallers implements Transactions {

        private final Connection connection;
        private @Nullable Savepoint savepoint;

        InCallers(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void begin() throws SQLException {
            if (savepoint == null) {
                savepoint = connection.setSavepoint();
            }
        }

        @Override
        public void commit() throws SQLException {
            leave();
            begin();
        }

        @Override
        public List<String> commitStatement() {
            return List.of();
        }

        @Override
        public void leave() throws SQLException {
            if (savepoint != null) {
                connection.releaseSavepoint(savepoint);
                savepoint = null;
            }
        }

        @Override
        public void rollBack() throws SQLException {
            if (savepoint != null) {
                connection.rollback(savepoint);
                leave();
            }
        }

        @Override
        public boolean areCallers() {
            return true;
        }

        @Override
        public void requireNoneOutside(String what) {
            throw new RefusedOperationException(
                    what + " is refused: the run is in a transaction of its caller, which it"
                            + " must not end. Give Stemma a connection in autocommit mode, or a data source");
        }
    }
}
