package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.op.CodeBlock;
import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements that a step runs outside its transaction, and what becomes of the transaction. */
class OutsideTransactionIT extends RunningCode {

    private static final CodeBlock<RuntimeException> NOTHING = () -> {};

    @Test
    void theBlock_runsWhatPostgresRefusesInATransaction(TestDatabase database) {
        inTransaction(database, op -> {
                    op.execute("INSERT INTO t1 (id) VALUES (1)");
                    op.outsideTransaction(() -> op.execute("CREATE INDEX CONCURRENTLY t1_name ON t1 (name)"));
                    op.execute("UPDATE t1 SET name = 'after'");
                })
                .upgrade("head");

        assertThat(names(database)).containsExactly("1 after");
        assertThat(database.column("SELECT indexname FROM pg_indexes WHERE indexname = 't1_name'"))
                .hasSize(1);
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
    }

    @Test
    void anEnumValue_canBeUsedAfterTheBlockThatAddsIt(TestDatabase database) {
        inTransaction(database, op -> {
                    op.execute("CREATE TYPE mood AS ENUM ('sad')");
                    op.outsideTransaction(() -> op.execute("ALTER TYPE mood ADD VALUE 'happy'"));
                    op.execute("CREATE TABLE moods AS SELECT 'happy'::mood AS m");
                })
                .upgrade("head");

        assertThat(database.value("SELECT m FROM moods")).isEqualTo("happy");
    }

    @Test
    void afterTheBlock_aTransactionIsOpenAgain(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            op.execute("INSERT INTO t1 (id) VALUES (1)");
            op.outsideTransaction(() -> op.execute("INSERT INTO t1 (id) VALUES (2)"));
            op.execute("INSERT INTO t1 (id) VALUES (3)");
            throw new IOException("the disk is full");
        });

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("java.io.IOException: the disk is full\n"
                        + "State: what the revision had committed by outsideTransaction or batched (2 statements) stays,"
                        + " what came after was rolled back, and the revision's bookkeeping is as before;"
                        + " the step of this run before it stays; the database is at r1.\n"
                        + "Next: correct the code, or what it meets in the database. The same command then runs the"
                        + " revision from its beginning again: when what stays cannot bear that");
        assertThat(names(database)).containsExactly("1 none", "2 none");
        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.value("SELECT outcome FROM schema_revision_log WHERE revision = 'r2'"))
                .isEqualTo("failed");
    }

    @Test
    void aFailureInTheBlock_keepsWhatTheBlockHadDone(TestDatabase database) {
        Stemma stemma = inTransaction(
                database,
                op -> op.outsideTransaction(() -> {
                    op.execute("INSERT INTO t1 (id) VALUES (1)");
                    op.execute("SELEC 2");
                }));

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("\n    SELEC 2\nERROR: syntax error")
                .hasMessageContaining("(1 statement) stays");
        assertThat(names(database)).containsExactly("1 none");
    }

    @Test
    void aFailureInTheBlockThatIsCaught_leavesATransactionBehind(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            try {
                op.outsideTransaction(() -> op.execute("SELEC 1"));
            } catch (RuntimeException expected) {
                op.log("caught");
            }
            op.execute("INSERT INTO t1 (id) VALUES (1)");
            throw new IllegalStateException("after it");
        });

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("IllegalStateException: after it")
                .hasMessageNotContaining("SELEC");
        assertThat(names(database)).isEmpty();
    }

    @Test
    void sessionSettingsAndLocks_surviveTheBlock(TestDatabase database) {
        inTransaction(database, op -> {
                    op.execute("SET search_path = pg_catalog, public");
                    op.execute("DO 'BEGIN PERFORM pg_advisory_lock(42); END'");
                    op.outsideTransaction(NOTHING);
                    op.execute("INSERT INTO public.t1 (id, name) SELECT count(*), current_setting('search_path')"
                            + " FROM pg_locks WHERE locktype = 'advisory' AND objid = 42 AND pid = pg_backend_pid()");
                })
                .upgrade("head");

        assertThat(names(database)).containsExactly("1 pg_catalog, public");
    }

    @Test
    void aRevisionWithoutTransaction_justRunsTheBlock(TestDatabase database) {
        withoutTransaction(database, op -> {
                    op.execute("CREATE INDEX CONCURRENTLY t1_name ON t1 (name)");
                    op.outsideTransaction(() -> op.execute("DROP INDEX CONCURRENTLY t1_name"));
                    op.execute("VACUUM t1");
                })
                .upgrade("head");

        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
    }

    @Test
    void aRevisionWithoutTransaction_tellsHowMuchOfItStays(TestDatabase database) {
        Stemma stemma = withoutTransaction(database, op -> {
            op.execute("INSERT INTO t1 (id) VALUES (1)");
            op.execute("INSERT INTO t1 (id) VALUES (1)");
        });

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("Detail: Key (id)=(1) already exists.")
                .hasMessageContaining(
                        "State: the revision is transaction = false, so that what it had done (1 statement)"
                                + " stays, and the bookkeeping has the revision as half done");
    }

    enum Nesting {
        BLOCK_IN_BLOCK("outsideTransaction cannot stand inside outsideTransaction") {
            @Override
            void run(Operations op) {
                op.outsideTransaction(() -> op.outsideTransaction(NOTHING));
            }
        },
        BATCH_IN_BLOCK("batched cannot stand inside outsideTransaction") {
            @Override
            void run(Operations op) {
                op.outsideTransaction(() -> op.batched(DSL.selectOne(), 1, rows -> {}));
            }
        },
        BLOCK_IN_BATCH("outsideTransaction cannot stand inside batched") {
            @Override
            void run(Operations op) {
                op.batched(DSL.selectOne(), 1, rows -> op.outsideTransaction(NOTHING));
            }
        },
        BLOCK_IN_TRANSACTION("outsideTransaction cannot stand inside dsl().transaction(…)") {
            @Override
            void run(Operations op) {
                op.dsl().transaction(inner -> op.outsideTransaction(NOTHING));
            }
        };

        private final String message;

        Nesting(String message) {
            this.message = message;
        }

        abstract void run(Operations op);
    }

    @ParameterizedTest
    @EnumSource
    void nesting_isRefused(Nesting nesting, TestDatabase database) {
        Stemma stemma = inTransaction(database, nesting::run);

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining(nesting.message + ": it commits what was done before.");
    }

    @Test
    void oneshot_commitsTheStepsBeforeWithTheirBookkeeping(TestDatabase database) {
        scripts.table(3, "r2").table(4, "r3");
        AtomicInteger recorded = new AtomicInteger();
        inTransaction(database, op -> {
                    op.execute("INSERT INTO t1 (id) VALUES (1)");
                    op.outsideTransaction(
                            () -> recorded.addAndGet(database.column(APPLIED).size()));
                })
                .oneshot("head");

        assertThat(recorded).hasValue(1);
        assertThat(database.column(APPLIED + ", revision")).containsExactly("r1", "r2", "r3", "r4");
        assertThat(events.stream().filter(Event.StepFinished.class::isInstance)).hasSize(4);
    }

    @Test
    void oneshot_thatFailsAfterTheBlock_keepsTheStepsBefore(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            op.outsideTransaction(() -> op.execute("INSERT INTO t1 (id) VALUES (1)"));
            op.execute("SELEC 1");
        });

        assertThatThrownBy(() -> stemma.oneshot("head"))
                .hasMessageContaining("(1 statement) stays, what came after was rolled back")
                .hasMessageContaining("the step of this run before it stays; the database is at r1.");
        assertThat(database.column(APPLIED)).containsExactly("r1");
    }

    @Test
    void oneshot_whoseLaterStepFails_keepsTheWholeStepOfTheBlock(TestDatabase database) {
        scripts.table(3, "r2").add("r4", "r3", "SELEC 1;", "");
        Stemma stemma = inTransaction(database, op -> {
            op.outsideTransaction(NOTHING);
            op.execute("INSERT INTO t1 (id) VALUES (1)");
        });

        assertThatThrownBy(() -> stemma.oneshot("head"))
                .hasMessageContaining(
                        "State: the transaction of all 2 revisions was rolled back; the 2 steps of this run"
                                + " before it stay; the database is at r2.");
        assertThat(names(database)).containsExactly("1 none");
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void javaInOneshot_sharesTheTransactionOfTheOthers(TestDatabase database) {
        scripts.add("r3", "r2", "SELEC 1;", "");
        Stemma stemma = inTransaction(database, op -> op.execute("INSERT INTO t1 (id) VALUES (1)"));

        assertThatThrownBy(() -> stemma.oneshot("head"))
                .hasMessageContaining("the transaction of all 3 revisions was rolled back; nothing else was changed;"
                        + " the database is at base.");
        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void aPoolOfOne_getsItsConnectionBackAsItWas(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setMaximumPoolSize(1);
            Stemma stemma = Stemma.builder(pool)
                    .scripts(scripts.folder().toString())
                    .revisions(new InTransaction(op -> {
                        op.outsideTransaction(() -> op.execute("INSERT INTO t1 (id) VALUES (1)"));
                        op.dsl().transaction(inner -> inner.dsl().execute("INSERT INTO t1 (id) VALUES (2)"));
                        op.batched(
                                DSL.select().from("t1").where("name = 'none'"),
                                1,
                                rows -> op.execute(
                                        "UPDATE t1 SET name = 'x' WHERE id = ?",
                                        rows.get(0).get("id")));
                        throw new IOException("in the end");
                    }))
                    .build();

            assertThatThrownBy(() -> stemma.upgrade("head")).hasMessageContaining("in the end");

            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
                assertThat(connection.isReadOnly()).isFalse();
            }
            assertThat(names(database)).containsExactly("1 x", "2 x");
        }
    }
}
