package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data migrations in batches: each committed by itself, and resumed where they stopped. */
class BatchedIT extends RunningCode {

    private static final Field<Integer> ID = field(name("id"), SQLDataType.INTEGER);
    private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);

    private static Select<Record1<Integer>> unnamed(Operations op) {
        return op.dsl().select(ID).from(table("t1")).where(NAME.isNull()).orderBy(ID);
    }

    private static void rename(Operations op, Result<Record1<Integer>> rows) {
        op.execute(op.dsl().update(table("t1")).set(NAME, "n").where(ID.in(rows.getValues(ID))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allRows_areHandledInBatches(boolean transactional, TestDatabase database) {
        fillWithNulls(database);
        Code code = op -> op.log(op.batched(unnamed(op), 4, rows -> rename(op, rows)) + " in all");

        (transactional ? inTransaction(database, code) : withoutTransaction(database, code)).upgrade("head");

        assertThat(names(database)).hasSize(10).allMatch(row -> row.endsWith(" n"));
        assertThat(events)
                .filteredOn(Event.BatchCommitted.class::isInstance)
                .extracting(event -> ((Event.BatchCommitted) event).rows())
                .containsExactly(4L, 8L, 10L);
        assertThat(events)
                .filteredOn(Event.Logged.class::isInstance)
                .extracting(event -> ((Event.Logged) event).message())
                .containsExactly("10 in all");
    }

    @Test
    void anotherSession_seesEachBatch_andWhatTheStepDidBefore(TestDatabase database) {
        fillWithNulls(database);
        AtomicInteger batches = new AtomicInteger();
        inTransaction(database, op -> {
                    op.execute("CREATE TABLE before ()");
                    op.batched(unnamed(op), 5, rows -> {
                        assertThat(database.column(TABLES)).contains("before");
                        assertThat(names(database).stream().filter(row -> row.endsWith(" n")))
                                .hasSize(5 * batches.getAndIncrement());
                        rename(op, rows);
                    });
                })
                .upgrade("head");

        assertThat(batches).hasValue(2);
    }

    @Test
    void aFailingBatch_isRolledBackAlone_andTheSameCommandResumes(TestDatabase database) {
        fillWithNulls(database);
        AtomicInteger batches = new AtomicInteger();
        Stemma stemma = inTransaction(
                database,
                op -> op.batched(unnamed(op), 3, rows -> {
                    rename(op, rows);
                    if (batches.incrementAndGet() == 3) {
                        throw new InterruptedException("enough");
                    }
                }));

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("State: what the revision had committed by outsideTransaction or batched"
                        + " (2 statements, 2 batches of 6 rows) stays, what came after was rolled back");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(names(database)).contains("6 n", "7 -");

        stemma.upgrade("head");

        assertThat(names(database)).hasSize(10).allMatch(row -> row.endsWith(" n"));
        assertThat(batches).hasValue(5);
    }

    @Test
    void anActionThatLeavesTheRowsInTheSelection_isStopped(TestDatabase database) {
        fillWithNulls(database);
        AtomicInteger batches = new AtomicInteger();
        Stemma stemma = inTransaction(database, op -> op.batched(unnamed(op), 4, rows -> batches.incrementAndGet()));

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("batched: the selection finds the same 4 rows again after the action has handled"
                        + " them, and would for ever. The action must make the rows leave the selection")
                .hasMessageContaining("State: what the revision had committed");
        assertThat(batches).hasValue(1);
    }

    @Test
    void aFailureThatTheActionSwallows_failsTheBatch(TestDatabase database) {
        fillWithNulls(database);
        Stemma stemma = inTransaction(
                database,
                op -> op.batched(unnamed(op), 4, rows -> {
                    rename(op, rows);
                    assertThatThrownBy(() -> op.execute("SELEC 1")).hasMessageContaining("SELEC 1");
                }));

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("ERROR: syntax error at or near \"SELEC\" (SQLState 42601)")
                .hasMessageContaining("The code went on after this failure.");
        assertThat(names(database)).allMatch(row -> row.endsWith(" -"));
    }

    @Test
    void aConstraintThatIsDeferred_failsTheBatchAtItsCommit(TestDatabase database) {
        fillWithNulls(database);
        database.execute("ALTER TABLE t1 ADD CONSTRAINT one_n UNIQUE (name) DEFERRABLE INITIALLY DEFERRED");
        Stemma stemma = inTransaction(database, op -> op.batched(unnamed(op), 1, rows -> rename(op, rows)));

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("duplicate key value violates unique constraint \"one_n\" (SQLState 23505)")
                .hasMessageContaining("(1 statement, 1 batch of 1 row) stays");
        assertThat(names(database)).contains("1 n", "2 -");
    }

    @Test
    void rowsMayBeLockedAndOrdered(TestDatabase database) {
        fillWithNulls(database);
        inTransaction(database, op -> {
                    op.batched(
                            op.dsl()
                                    .select(ID)
                                    .from(table("t1"))
                                    .where(NAME.isNull())
                                    .orderBy(ID.desc())
                                    .forUpdate(),
                            7,
                            rows -> {
                                op.log(String.valueOf(rows.getValues(ID)));
                                rename(op, rows);
                            });
                })
                .upgrade("head");

        assertThat(events)
                .filteredOn(Event.Logged.class::isInstance)
                .extracting(event -> ((Event.Logged) event).message())
                .isEqualTo(List.of("[10, 9, 8, 7, 6, 5, 4]", "[3, 2, 1]"));
    }

    @Test
    void aSizeOfNothing_isRefused_withoutACommit(TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> op.batched(unnamed(op), 0, rows -> {}));

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("batched: a batch has at least 1 row, not 0")
                .hasMessageContaining("State: this revision was rolled back");
    }
}
