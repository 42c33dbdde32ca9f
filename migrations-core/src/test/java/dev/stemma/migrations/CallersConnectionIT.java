package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.RefusedOperationException;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs on a connection that belongs to the caller, in the caller's transaction or in none. */
class CallersConnectionIT extends RunningScripts {

    private StemmaBuilder sharing(Connection connection) {
        return Stemma.builder(connection)
                .scripts(scripts.folder().toString())
                .lockWait(Duration.ZERO)
                .listener(events::add);
    }

    @Test
    void inATransaction_nothingIsSeenBeforeTheCallerCommits(TestDatabase database) throws SQLException {
        scripts.chain(3);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Stemma stemma = sharing(connection).build();

            stemma.upgrade("head");

            assertThat(stemma.status().isAtHead()).isTrue();
            assertThat(database.column(TABLES)).isEmpty();
            assertThat(connection.getAutoCommit()).isFalse();
            connection.commit();
        }
        assertThat(database.column(TABLES)).containsExactly("t1", "t2", "t3");
        assertThat(database.column(APPLIED)).containsExactlyInAnyOrder("r1", "r2", "r3");
    }

    @Test
    void inATransaction_aRollbackTakesEverythingBack(TestDatabase database) throws SQLException {
        scripts.chain(2);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Stemma stemma = sharing(connection).build();
            stemma.upgrade("head");
            stemma.downgrade("-1");
            stemma.stamp(List.of("r2"));

            connection.rollback();

            assertThat(stemma.applied()).isEmpty();
        }
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void inATransaction_aFailedStepIsUndone_andTheCallerMayCommitTheOthers(TestDatabase database) throws SQLException {
        scripts.chain(1).add("r2", "r1", "CREATE TABLE t2 (id int); SELECT broken;", "DROP TABLE t2;");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE callers (id int)");
            Stemma stemma = sharing(connection).build();

            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContaining("this revision was rolled back; the step of this run before it stays")
                    .hasMessageContaining("at r1, in the transaction of the caller, which is still open.");
            connection.commit();
        }
        assertThat(database.column(TABLES)).containsExactly("callers", "t1");
        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column("SELECT outcome FROM schema_revision_log ORDER BY id"))
                .containsExactly("done", "failed");
    }

    @Test
    void inATransaction_whatCannotBeInOneIsRefusedBeforeAnythingRuns(TestDatabase database) throws SQLException {
        scripts.chain(1)
                .write(
                        "r2",
                        Scripts.header("r2", "r1")
                                + "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t1 (id);\n");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Stemma stemma = sharing(connection).build();

            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(RefusedOperationException.class)
                    .hasMessageContaining("transaction:false of revision r2")
                    .hasMessageContaining("transaction of its caller");
            connection.commit();
        }
        assertThat(database.column(TABLES)).isEmpty();
    }

    @Revision(id = "r2", revises = "r1")
    static final class CommitsItself implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute("CREATE TABLE t2 (id int)");
            op.outsideTransaction(() -> op.execute("CREATE INDEX CONCURRENTLY i ON t2 (id)"));
        }
    }

    @Test
    void inATransaction_aBlockOutsideOfItIsRefusedAndTheStepUndone(TestDatabase database) throws SQLException {
        scripts.chain(1);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Stemma stemma = sharing(connection).revisions(new CommitsItself()).build();

            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContaining("CommitsItself:")
                    .hasMessageContaining("transaction of its caller");
            connection.commit();
        }
        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void inATransaction_theLockIsKeptUntilItEnds(TestDatabase database) throws SQLException {
        scripts.chain(2);
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Stemma shared = sharing(connection).build();
            shared.upgrade("r1");
            Stemma other = stemma(database).lockWait(Duration.ZERO).build();

            assertThatThrownBy(() -> other.upgrade("head")).isInstanceOf(LockTimeoutException.class);
            shared.upgrade("head");
            connection.commit();

            assertThat(other.upgrade("head").nothingToDo()).isTrue();
            other.downgrade("base");
        }
        assertThat(database.column(APPLIED)).isEmpty();
    }

    @Test
    void inAutoCommitMode_theRunMakesItsOwnTransactionsAndLeavesTheConnectionOpen(TestDatabase database)
            throws SQLException {
        scripts.chain(1).add("r2", "r1", "SELECT broken;", "");
        try (Connection connection = database.connect()) {
            Stemma stemma = sharing(connection).build();

            assertThatThrownBy(() -> stemma.upgrade("head")).isInstanceOf(StepFailedException.class);

            assertThat(database.column(APPLIED)).containsExactly("r1");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
