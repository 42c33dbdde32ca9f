package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps wait for locks and run for as long as they are allowed, and are tried again. */
class PoliteIT extends RunningScripts {

    private static final Duration HOLD = Duration.ofMillis(900);
    private static final String OTHER = "a long report";

    @BeforeEach
    void oneTable() {
        scripts.chain(1);
    }

    private void alterT1(String options) {
        scripts.write(
                "r2",
                Scripts.header("r2", "r1") + "-- migrate:up " + options + "\nALTER TABLE t1 ADD name text;\n"
                        + "-- migrate:down\nALTER TABLE t1 DROP name;\n");
    }

    private List<Event.LockNotAvailable> waits() {
        return events.stream()
                .filter(Event.LockNotAvailable.class::isInstance)
                .map(Event.LockNotAvailable.class::cast)
                .toList();
    }

    @Test
    void aStepThatGetsNoLock_isTriedAgain_andTellsWhoHoldsIt(TestDatabase database) throws Exception {
        stemma(database).build().upgrade("head");
        alterT1("lock-timeout:100ms");
        events.clear();

        try (Holder holder = Holder.of(database, OTHER, "SELECT * FROM t1", HOLD)) {
            stemma(database).build().upgrade("head");
            holder.requireEnded();
        }

        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
        assertThat(waits()).first().satisfies(first -> {
            assertThat(first.attempt()).isEqualTo(1);
            assertThat(first.attempts()).isEqualTo(11);
            assertThat(first.holders()).singleElement().asString().contains(OTHER, "with a lock on t1");
        });
        assertThat(events.stream().filter(Event.StepStarted.class::isInstance)).hasSize(1);
        assertThat(events.stream().filter(Event.StepFailed.class::isInstance)).isEmpty();
        assertThat(database.column("SELECT outcome FROM schema_revision_log WHERE revision = 'r2'"))
                .containsExactly("done");
    }

    @Test
    void aOneshotThatGetsNoLock_isTriedAgainAsAWhole(TestDatabase database) throws Exception {
        database.execute("CREATE SEQUENCE s");
        scripts.add("r2", "r1", "DROP SEQUENCE s;", "");
        StemmaBuilder patient = stemma(database).lockTimeout(Duration.ofMillis(100));

        try (Holder holder = Holder.of(database, OTHER, "SELECT nextval('s')", HOLD)) {
            patient.build().oneshot("head");
            holder.requireEnded();
        }

        assertThat(waits()).isNotEmpty();
        assertThat(database.column(APPLIED)).containsExactlyInAnyOrder("r1", "r2");
        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void withoutRetries_theStepFails_andSaysWhichSettingsThereAre(TestDatabase database) throws Exception {
        stemma(database).build().upgrade("head");
        alterT1("lock-timeout:100ms");
        Stemma once = stemma(database).lockRetries(0).build();

        try (Holder holder = Holder.of(database, OTHER, "SELECT * FROM t1", Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> once.upgrade("head"))
                    .isInstanceOfSatisfying(
                            StepFailedException.class,
                            failure -> assertThat(failure.sqlState()).contains("55P03"))
                    .hasMessageContaining("r2.sql:7:1, statement 1 of 1")
                    .hasMessageContaining("this revision was rolled back")
                    .hasMessageContaining(
                            "A statement here waits for a lock for 100ms ('lock-timeout:' behind the marker")
                    .hasMessageContaining("allows 0 more attempts");
            assertThat(holder.isAlive()).isTrue();
        }

        assertThat(database.column(APPLIED)).containsExactly("r1");
        once.upgrade("head");
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
    }

    @Test
    void inATransactionOfTheCaller_nothingIsTriedAgain_forItsLocksWouldBeKept(TestDatabase database) throws Exception {
        stemma(database).build().upgrade("head");
        alterT1("lock-timeout:100ms");
        events.clear();

        try (Holder holder = Holder.of(database, OTHER, "SELECT * FROM t1", Duration.ofMinutes(1));
                Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Stemma callers = Stemma.builder(connection)
                    .scripts(scripts.folder().toString())
                    .listener(events::add)
                    .build();
            assertThatThrownBy(() -> callers.upgrade("head")).isInstanceOf(StepFailedException.class);
            assertThat(setting(connection, "lock_timeout")).isEqualTo("0");
            assertThat(holder.isAlive()).isTrue();
        }

        assertThat(waits()).isEmpty();
    }

    @Test
    void aConcurrentIndex_isTriedAgain_withoutTheInvalidOneOfTheFirstAttempt(TestDatabase database) throws Exception {
        stemma(database).build().upgrade("head");
        database.execute("INSERT INTO t1 VALUES (1)");
        scripts.write(
                "r2",
                Scripts.header("r2", "r1") + "-- migrate:up transaction:false lock-timeout:100ms\n"
                        + "CREATE INDEX CONCURRENTLY IF NOT EXISTS \"An index\" ON t1 (id);\n");

        try (Holder holder = Holder.of(database, OTHER, "UPDATE t1 SET id = 2", HOLD)) {
            stemma(database).build().upgrade("head");
            holder.requireEnded();
        }

        assertThat(waits()).isNotEmpty();
        assertThat(database.column("SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index"
                        + " WHERE indrelid = 't1'::regclass"))
                .containsExactly("\"An index\" true");
    }

    @Test
    void aConcurrentIndexThatNamesNoTimeout_waitsForLongTransactions(TestDatabase database) throws Exception {
        stemma(database).build().upgrade("head");
        database.execute("INSERT INTO t1 VALUES (1)");
        scripts.write(
                "r2",
                Scripts.header("r2", "r1")
                        + "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t1 (id);\n");

        try (Holder holder = Holder.of(database, OTHER, "UPDATE t1 SET id = 2", HOLD)) {
            stemma(database).lockTimeout(Duration.ofMillis(100)).build().upgrade("head");
            holder.requireEnded();
        }

        assertThat(waits()).isEmpty();
    }

    @Revision(id = "r2", revises = "r1", lockTimeout = "100ms")
    static final class AltersT1 implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute("ALTER TABLE t1 ADD name text");
        }
    }

    @Test
    void aRevisionInJava_isTriedAgain(TestDatabase database) throws Exception {
        stemma(database).build().upgrade("head");

        // jOOQ takes its time when it starts
        try (Holder holder = Holder.of(database, OTHER, "SELECT * FROM t1", HOLD.multipliedBy(5))) {
            stemma(database).revisions(new AltersT1()).build().upgrade("head");
            holder.requireEnded();
        }

        assertThat(waits()).isNotEmpty();
        assertThat(waits().get(0).holders()).singleElement().asString().contains(OTHER);
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
    }

    @Revision(id = "r2", revises = "r1", lockTimeout = "100ms")
    static final class CommitsBeforeItAltersT1 implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute("CREATE TABLE kept ()");
            op.outsideTransaction(() -> op.execute("SELECT 1"));
            op.execute("ALTER TABLE t1 ADD name text");
        }
    }

    @Test
    void aRevisionInJavaThatHasCommitted_isNotTriedAgain(TestDatabase database) throws Exception {
        stemma(database).build().upgrade("head");
        Stemma stemma =
                stemma(database).revisions(new CommitsBeforeItAltersT1()).build();

        try (Holder holder = Holder.of(database, OTHER, "SELECT * FROM t1", Duration.ofMinutes(1))) {
            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContaining(
                            "what the revision had committed by outsideTransaction or batched (1 statement) stays");
            assertThat(holder.isAlive()).isTrue();
        }

        assertThat(waits()).isEmpty();
        assertThat(database.column(TABLES)).containsExactly("kept", "t1");
    }

    @Test
    void aStatementThatRunsForTooLong_isCancelled_andTheMessageNamesTheSetting(TestDatabase database) {
        scripts.write(
                "r2",
                Scripts.header("r2", "r1")
                        + "-- migrate:up statement-timeout:100ms\nSELECT 1;\nSELECT pg_sleep(60);\n");

        assertThatThrownBy(() -> stemma(database).build().upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("r2.sql:8:1, statement 2 of 2")
                .hasMessageContaining("57014")
                .hasMessageContaining("this revision was rolled back")
                .hasMessageContaining(
                        "A statement here may run for 100ms ('statement-timeout:' behind the marker of the section)");
    }

    @Test
    void theTimeouts_areThoseOfTheStep_andNeitherOfTheBookkeepingNorOfTheSessionAfterwards(TestDatabase database)
            throws SQLException {
        String look =
                "INSERT INTO seen SELECT '%s', current_setting('lock_timeout'), current_setting('statement_timeout')";
        scripts.add(
                        "r2",
                        "r1",
                        "CREATE TABLE seen (who text, lock text, statement text);\n"
                                + "CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                                + look.formatted("bookkeeping") + "; RETURN NULL; END $$;\n"
                                + "CREATE TRIGGER look AFTER INSERT ON schema_revision EXECUTE FUNCTION look();\n"
                                + look.formatted("step") + ";",
                        "")
                .write(
                        "r3",
                        Scripts.header("r3", "r2") + "-- migrate:up lock-timeout:2s transaction:false\n"
                                + look.formatted("without transaction") + ";\n")
                .add("r4", "r3", "SET LOCAL lock_timeout = '3s';\n" + look.formatted("of its own") + ";", "");

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '7s'");
            Stemma.builder(connection)
                    .scripts(scripts.folder().toString())
                    .statementTimeout(Duration.ofMinutes(1))
                    .build()
                    .upgrade("head");
            assertThat(setting(connection, "lock_timeout")).isEqualTo("7s");
            assertThat(setting(connection, "statement_timeout")).isEqualTo("0");
        }

        assertThat(database.column("SELECT concat_ws(' ', who, lock, statement) FROM seen"))
                .containsExactly(
                        "step 5s 1min",
                        "bookkeeping 7s 0",
                        // the claim and the record of a step without a transaction: each waits for other runs
                        "bookkeeping 0 0",
                        "without transaction 2s 1min",
                        "bookkeeping 0 0",
                        "of its own 3s 1min",
                        "bookkeeping 7s 0");
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_setting('" + name + "')")) {
            row.next();
            return row.getString(1);
        }
    }
}
