package dev.stemma.migrations;

import dev.stemma.migrations.run.Reconnection;
import dev.stemma.migrations.store.MissingRights.Use;
import dev.stemma.migrations.store.RevisionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the connection of a call comes from. */
sealed interface ConnectionSource {

    /** What needs a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Does the work with a connection that is afterwards in the mode in which it was before. */
    <T> T with(Work<T> work) throws SQLException;

    /** The same, for what only looks. */
    default <T> T reading(Work<T> work) {
        try {
            return with(work);
        } catch (SQLException e) {
            throw DatabaseException.reading(e, List.of());
        }
    }

    /** The same, for what may have changed something before it failed. */
    default <T> T running(Work<T> work) {
        try {
            return with(work);
        } catch (SQLException e) {
            throw DatabaseException.running(e, List.of());
        }
    }

    /** How a run replaces a connection that it lost; null when there is no other. */
    default @Nullable Reconnection reconnection() {
        return null;
    }

    /** A connection of a data source for each call, in autocommit mode during it. */
    record Pooled(DataSource dataSource) implements ConnectionSource {

        @Override
        public <T> T with(Work<T> work) throws SQLException {
            try (Connection connection = connect();
                    AutoCommitScope scope = AutoCommitScope.enter(connection)) {
                return work.with(scope.connection());
            }
        }

        @Override
        public Reconnection reconnection() {
            return new Reconnection(dataSource, Reconnection.PATIENCE);
        }

        private Connection connect() {
            try {
                return dataSource.getConnection();
            } catch (SQLException e) {
                throw DatabaseException.connecting(e);
            }
        }
    }

    /** The caller's own connection, in its own transaction if it has one. */
    record Callers(Connection connection) implements ConnectionSource {

        @Override
        public <T> T with(Work<T> work) throws SQLException {
            return work.with(connection);
        }
    }

    /** Another source, whose failures say which rights on the bookkeeping the role misses. */
    record Explaining(ConnectionSource source, RevisionStore store) implements ConnectionSource {

        @Override
        public <T> T with(Work<T> work) throws SQLException {
            return source.with(work);
        }

        @Override
        public @Nullable Reconnection reconnection() {
            return source.reconnection();
        }

        @Override
        public <T> T reading(Work<T> work) {
            return source.reading(connection -> {
                try {
                    return work.with(connection);
                } catch (SQLException e) {
                    throw DatabaseException.reading(e, store.missingRights(connection, Use.LOOK, e));
                }
            });
        }

        @Override
        public <T> T running(Work<T> work) {
            return source.running(connection -> {
                try {
                    return work.with(connection);
                } catch (SQLException e) {
                    throw DatabaseException.running(e, store.missingRights(connection, Use.RUN, e));
                }
            });
        }
    }
}
