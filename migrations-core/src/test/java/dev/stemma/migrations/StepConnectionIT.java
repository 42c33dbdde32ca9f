package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.ConnectionRunnable;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** What the code of a revision may do with jOOQ and with the connection below it, and what is kept from it. */
class StepConnectionIT extends RunningCode {

    private static final String INSERT_1 = "INSERT INTO t1 (id) VALUES (1)";

    static Stream<Named<ConnectionRunnable>> meddling() {
        return Stream.of(
                Named.of("commit", Connection::commit),
                Named.of("rollback", Connection::rollback),
                Named.of("close", Connection::close),
                Named.of("autocommit", connection -> connection.setAutoCommit(true)),
                Named.of("read only", connection -> connection.setReadOnly(true)),
                Named.of("abort", connection -> connection.abort(Runnable::run)),
                Named.of("prepared", connection -> connection.prepareStatement("commit")),
                Named.of("statement", StepConnectionIT::rollBackBySql),
                Named.of("batch", connection -> connection.createStatement().addBatch("BEGIN")));
    }

    private static void rollBackBySql(Connection connection) throws SQLException {
        connection.createStatement().execute("SELECT 1; /* */ ROLLBACK");
    }

    @ParameterizedTest
    @MethodSource("meddling")
    void whatWouldEndTheTransaction_isRefused(ConnectionRunnable meddling, TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            op.execute(INSERT_1);
            op.dsl().connection(meddling);
        });

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("is refused: the")
                .hasMessageContaining("Use op.outsideTransaction(…) to commit")
                .hasMessageContaining("State: this revision was rolled back");
        assertThat(names(database)).isEmpty();
        assertThat(database.column(APPLIED)).containsExactly("r1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"COMMIT", "-- so\nrollback", "BEGIN", "PREPARE TRANSACTION 'x'", "END", "START TRANSACTION"})
    void transactionsInSql_areRefused_withAndWithoutTransaction(String sql, TestDatabase database) {
        Code code = op -> op.execute(sql);

        assertThatThrownBy(() -> inTransaction(database, code).upgrade("head"))
                .hasMessageContaining("is refused: the transaction belongs to the run");
        assertThatThrownBy(() -> withoutTransaction(database, code).upgrade("head"))
                .hasMessageContaining("is refused: the transaction belongs to the run");
    }

    @Test
    void whatOnlyLooksLikeTransactions_works(TestDatabase database) {
        inTransaction(database, op -> {
                    op.execute("DO 'BEGIN RAISE NOTICE ''commit''; END'");
                    op.execute("SAVEPOINT s");
                    op.execute("INSERT INTO t1 (id, name) VALUES (1, 'COMMIT; BEGIN')");
                    op.execute("ROLLBACK TO SAVEPOINT s");
                    op.dsl().connection(connection -> {
                        Savepoint savepoint = connection.setSavepoint();
                        connection.createStatement().execute(INSERT_1);
                        connection.rollback(savepoint);
                        assertThat(connection.unwrap(PGConnection.class).getBackendPID())
                                .isPositive();
                    });
                })
                .upgrade("head");

        assertThat(names(database)).isEmpty();
    }

    @Test
    void aTransactionOfJooq_isASavepointOfTheStep(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            op.dsl().transaction(inner -> {
                inner.dsl().execute(INSERT_1);
                inner.dsl().transaction(innermost -> innermost.dsl().execute("INSERT INTO t1 (id) VALUES (2)"));
            });
            assertThatThrownBy(() -> op.dsl().transaction(inner -> {
                        inner.dsl().execute("INSERT INTO t1 (id) VALUES (3)");
                        inner.dsl().execute("SELEC 1");
                    }))
                    .isInstanceOf(DataAccessException.class);
            if (database.column(APPLIED).size() == 1 && op.dsl().fetchCount(DSL.table("t1")) == 2) {
                assertThat(names(database)).as("another session").isEmpty();
            }
        });

        stemma.upgrade("head");

        assertThat(names(database)).containsExactly("1 none", "2 none");
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
    }

    @Test
    void aTransactionOfJooq_isRolledBackWithTheStep(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            op.dsl().transaction(inner -> inner.dsl().execute(INSERT_1));
            throw new IllegalStateException("after it");
        });

        assertThatThrownBy(() -> stemma.upgrade("head")).hasMessageContaining("State: this revision was rolled back");
        assertThat(names(database)).isEmpty();
    }

    @Test
    void aTransactionOfJooq_isOneOfItsOwn_whereTheStepHasNone(TestDatabase database) {
        Stemma stemma = withoutTransaction(database, op -> {
            op.dsl().transaction(inner -> inner.dsl().execute(INSERT_1));
            op.dsl().transaction(inner -> {
                inner.dsl().execute("INSERT INTO t1 (id) VALUES (2)");
                throw new IllegalStateException("half way");
            });
        });

        assertThatThrownBy(() -> stemma.upgrade("head")).hasMessageContaining("what it had done (1 statement) stays");
        assertThat(names(database)).containsExactly("1 none");
    }

    @Test
    void aSwallowedFailure_isNeverASuccess(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            op.execute(INSERT_1);
            swallow(op, INSERT_1);
        });

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("\n    " + INSERT_1 + "\nERROR: duplicate key value")
                .hasMessageContaining("Detail: Key (id)=(1) already exists.\nThe code went on after this failure.")
                .hasMessageContaining("State: this revision was rolled back")
                .extracting(e -> ((StepFailedException) e).sqlState().orElseThrow())
                .isEqualTo("23505");
        assertThat(database.column(APPLIED)).containsExactly("r1");
    }

    @Test
    void whatFailsAfterASwallowedFailure_isReportedAsThatFailure(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            swallow(op, "SELEC 1");
            op.execute(INSERT_1);
        });

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("\n    SELEC 1\nERROR: syntax error")
                .hasMessageNotContaining("current transaction is aborted");
    }

    @Test
    void aFailureOfPlainJdbcThatIsSwallowed_isNeverASuccess(TestDatabase database) {
        scripts.table(3, "r2");
        Stemma stemma = inTransaction(
                database,
                op -> op.dsl()
                        .connection(connection -> assertThatThrownBy(
                                        () -> connection.createStatement().execute("SELEC 1"))
                                .hasMessageContaining("syntax error")));

        assertThatThrownBy(() -> stemma.oneshot("head"))
                .hasMessageContaining("Revision r2 failed")
                .hasMessageContaining("current transaction is aborted")
                .hasMessageContaining("The code went on after this failure.");
    }

    private static void swallow(Operations op, String sql) {
        assertThatThrownBy(() -> op.execute(sql)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void anErrorOfTheJvm_isRolledBackAndPassedOn(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            op.execute(INSERT_1);
            throw new OutOfMemoryError("as if");
        });

        assertThatThrownBy(() -> stemma.upgrade("head")).isInstanceOf(OutOfMemoryError.class);
        assertThat(names(database)).isEmpty();
        assertThat(database.column("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"))
                .isEmpty();
    }

    @Test
    void noticesOfTheServer_reachTheListener(TestDatabase database) {
        inTransaction(database, op -> op.execute("DO 'BEGIN RAISE NOTICE ''one''; RAISE WARNING ''two''; END'"))
                .upgrade("head");

        assertThat(events)
                .filteredOn(Event.ServerNotice.class::isInstance)
                .extracting(event -> ((Event.ServerNotice) event).message())
                .containsExactly("one", "two");
    }

    @Test
    void afterTheStep_recordsCanBeReadButNotStored_andOperationsRefuse(TestDatabase database) {
        List<Operations> kept = new ArrayList<>();
        List<Result<Record>> rows = new ArrayList<>();
        inTransaction(database, op -> {
                    op.execute(INSERT_1);
                    rows.add(op.dsl().fetch("SELECT id FROM t1"));
                    kept.add(op);
                })
                .upgrade("head");

        assertThat(rows.get(0).getValues("id")).isEqualTo(List.of(1));
        assertThatThrownBy(() -> kept.get(0).execute(INSERT_1)).hasMessageContaining("The step has ended");
        assertThatThrownBy(() -> kept.get(0).outsideTransaction(() -> {})).hasMessageContaining("The step has ended");
        assertThatThrownBy(() -> kept.get(0).dsl().transaction(inner -> {})).hasMessageContaining("The step has ended");
    }

    @Test
    void ddlWithValues_isWrittenOut(TestDatabase database) {
        inTransaction(database, op -> {
                    Query quotes = op.dsl()
                            .alterTable("t1")
                            .add("note", SQLDataType.VARCHAR(20).nullable(false).defaultValue("it's \\ \"?\""));
                    op.execute(
                            quotes,
                            op.dsl()
                                    .alterTable("t1")
                                    .add(DSL.constraint("positive")
                                            .check(DSL.field(DSL.name("id"), Integer.class)
                                                    .gt(0))));
                    op.execute(INSERT_1);
                })
                .upgrade("head");

        assertThat(database.value("SELECT note FROM t1")).isEqualTo("it's \\ \"?\"");
        assertThat(database.column("SELECT conname FROM pg_constraint WHERE conname = 'positive'"))
                .hasSize(1);
    }

    @Test
    void aStatementThatNeedsNoTransaction_isToldWhereToGo(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> op.execute("VACUUM t1"));

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("Next: put this statement into op.outsideTransaction(…)");
    }
}
