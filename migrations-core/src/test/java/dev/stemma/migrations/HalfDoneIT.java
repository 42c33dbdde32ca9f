package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.run.HalfDoneException;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A section without a transaction that breaks off is half done, and goes on where it broke off. */
class HalfDoneIT extends RunningScripts {

    private static final String LOG = "SELECT revision || ' ' || outcome FROM schema_revision_log ORDER BY id";
    private static final String SLOW =
            "CREATE TABLE a (id int);\nSELECT pg_sleep(s) FROM pace;\nCREATE TABLE b (id int);";

    private Stemma unlocked(TestDatabase database) {
        return stemma(database).lock(LockKind.NONE).build();
    }

    private void outside(String id, String parent, String up, String down) {
        scripts.write(
                id,
                Scripts.header(id, parent) + "-- migrate:up transaction:false\n" + up
                        + "\n-- migrate:down transaction:false\n" + down + "\n");
    }

    private static void fails(Runnable run) {
        assertThatThrownBy(run::run).isInstanceOf(StepFailedException.class);
    }

    @Test
    void upgrade_thatFailed_goesOnAtTheStatementThatFailed(TestDatabase database) {
        outside("r1", "", "CREATE TABLE a (id int);\nINSERT INTO missing VALUES (1);\nCREATE TABLE b (id int);", "");
        Stemma stemma = stemma(database).build();

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining(
                        "1 of its 3 statements took effect and stay, and the bookkeeping has the revision as"
                                + " half done")
                .hasMessageContaining("it goes on at this statement");
        Status status = stemma.status();
        assertThat(status.halfDone())
                .singleElement()
                .satisfies(half ->
                        assertThat(half.inWords()).startsWith("half done: 1 of 3 statements of its upgrade, by "));
        assertThat(status.isAtHead()).isFalse();
        assertThat(status.applied()).isEmpty();

        database.execute("CREATE TABLE missing (id int)");
        assertThat(stemma.upgrade("head").plan().headsAfter()).containsExactly("r1");

        assertThat(database.column(TABLES)).containsExactly("a", "b", "missing");
        assertThat(database.column(LOG)).containsExactly("r1 begun", "r1 failed", "r1 begun", "r1 done");
        assertThat(stemma.status().halfDone()).isEmpty();
        assertThat(database.value("SELECT state FROM schema_revision")).isEqualTo("applied");
    }

    @Test
    void theStatementThatFailed_mayBeCorrected_whatIsDoneMayNot(TestDatabase database) {
        outside("r1", "", "CREATE TABLE a (id int);\nCREATE TABEL b (id int);", "");
        Stemma stemma = stemma(database).build();
        fails(() -> stemma.upgrade("head"));

        outside("r1", "", "CREATE TABLE a (id bigint);\nCREATE TABLE b (id int);", "");
        assertThatThrownBy(() -> stemma(database).build().upgrade("head"))
                .isInstanceOf(HalfDoneException.class)
                .hasMessageContaining("statement 1 is not what it was")
                .hasMessageContaining("Nothing was changed");

        outside("r1", "", "CREATE TABLE a (id int);\nCREATE TABLE b (id int);", "");
        stemma(database).build().upgrade("head");
        assertThat(database.column(TABLES)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two", "2\nx done\ny asleep", "2\n\n", "-\n"})
    void progressThatWasSpoiltByHand_isShown_andNotGuessed(String spoilt, TestDatabase database) {
        outside("r1", "", "CREATE TABLE a (id int);\nINSERT INTO missing VALUES (1);", "");
        Stemma stemma = stemma(database).build();
        fails(() -> stemma.upgrade("head"));
        database.execute("UPDATE schema_revision SET progress = '" + spoilt + "'; CREATE TABLE missing (id int)");

        assertThat(stemma.status().halfDone())
                .singleElement()
                .satisfies(half -> assertThat(half.inWords()).contains("cannot be read: the column progress holds '"));
        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(HalfDoneException.class)
                .hasMessageContaining("Nothing was changed")
                .hasMessageContaining("'migrate repair mark-applied r1' or 'migrate repair mark-not-applied r1'");
        assertThat(database.value("SELECT count(*) FROM missing")).isEqualTo("0");
    }

    @Test
    void anInvalidIndex_isDroppedAndBuiltAgain(TestDatabase database) {
        scripts.add("r1", "", "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1);", "DROP TABLE a;");
        outside(
                "r2",
                "r1",
                "CREATE UNIQUE INDEX CONCURRENTLY \"I d\" ON public.a (id);",
                "DROP INDEX CONCURRENTLY \"I d\";");
        Stemma stemma = stemma(database).build();
        fails(() -> stemma.upgrade("head"));
        assertThat(database.value("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
                .isEqualTo("f");

        database.execute("TRUNCATE a");
        stemma.upgrade("head");

        assertThat(database.column("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
                .containsExactly("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"advisory", "none"})
    void upgrade_afterItsSessionWasEnded_goesOn(String kind, TestDatabase database) throws Exception {
        database.execute("CREATE TABLE pace (s int); INSERT INTO pace VALUES (60)");
        outside("r1", "", SLOW, "");
        Stemma stemma = stemma(database)
                .lock(LockKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)))
                .build();
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> stemma.upgrade("head"));
        await(
                database,
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(s)%' AND state = 'active'");

        database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(s)%'");
        assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(StepFailedException.class);
        assertThat(stemma.status().halfDone())
                .singleElement()
                .satisfies(half -> assertThat(half.session()).isNotNull());
        database.execute("UPDATE pace SET s = 0");
        stemma.upgrade("head");

        assertThat(database.column(TABLES)).containsExactly("a", "b", "pace");
        assertThat(database.column(LOG)).containsExactly("r1 begun", "r1 failed", "r1 begun", "r1 done");
    }

    @Test
    void upgrade_afterItsProcessWasKilledInAConcurrentIndex_findsTheIndexThatTheServerFinished(TestDatabase database)
            throws Exception {
        scripts.chain(1);
        outside("r2", "r1", "CREATE INDEX CONCURRENTLY i ON t1 (id);\nCREATE TABLE b (id int);", "");
        unlocked(database).upgrade("r1");
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO t1 VALUES (1)");
            Process process = MigratingProcess.start(database, scripts, "none");
            await(
                    database,
                    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'");
            process.destroyForcibly().waitFor();

            assertThatThrownBy(() -> stemma(database)
                            .lock(LockKind.NONE)
                            .lockWait(Duration.ofMillis(200))
                            .build()
                            .upgrade("head"))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("at work on revision r2 without a transaction");
            writer.commit();
        }

        unlocked(database).upgrade("head");

        assertThat(database.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo("t");
        assertThat(unlocked(database).status().isAtHead()).isTrue();
    }

    @Test
    void aTransactionOfTheSectionsOwn_countsAsOneStatement(TestDatabase database) {
        outside(
                "r1",
                "",
                "BEGIN;\nCREATE TABLE a (id int);\nCOMMIT;\nBEGIN;\nSET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\n"
                        + "CREATE TABLE b (id int);\nINSERT INTO missing VALUES (1);\nCOMMIT;\nCREATE TABLE c (id int);",
                "");
        Stemma stemma = stemma(database).build();
        fails(() -> stemma.upgrade("head"));
        assertThat(stemma.status().halfDone())
                .singleElement()
                .satisfies(half -> assertThat(half.inWords()).contains("3 of 9 statements"));

        database.execute("CREATE TABLE missing (id int)");
        stemma.upgrade("head");

        assertThat(database.column(TABLES)).containsExactly("a", "b", "c", "missing");
        assertThat(database.value("SELECT count(*) FROM missing")).isEqualTo("1");
    }

    @Test
    void settingsOfTheSession_areMadeAgain(TestDatabase database) {
        outside("r1", "", "CREATE SCHEMA app;\nSET search_path = app;\nINSERT INTO x VALUES (1);", "");
        Stemma stemma = stemma(database).build();
        fails(() -> stemma.upgrade("head"));

        database.execute("CREATE TABLE app.x (id int)");
        stemma.upgrade("head");

        assertThat(database.value("SELECT count(*) FROM app.x")).isEqualTo("1");
    }

    @Test
    void aDowngradeThatFailed_keepsTheRevisionApplied_andGoesOn(TestDatabase database) {
        outside("r1", "", "CREATE TABLE a (id int);", "DROP TABLE a;\nDELETE FROM missing;");
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");
        fails(() -> stemma.downgrade("base"));

        Status status = stemma.status();
        assertThat(status.currentHeads()).containsExactly("r1");
        assertThat(status.isAtHead()).isFalse();
        assertThat(status.halfDone()).extracting(HalfDone::undoing).containsExactly(true);
        for (Runnable refused : List.<Runnable>of(() -> stemma.upgrade("head"), () -> stemma.oneshot("head"))) {
            assertThatThrownBy(refused::run)
                    .isInstanceOf(HalfDoneException.class)
                    .hasMessageContaining("half undone: 1 of 2 statements of its downgrade")
                    .hasMessageContaining("Finish it by 'migrate downgrade base'");
        }

        database.execute("CREATE TABLE missing (id int)");
        stemma.downgrade("base");
        assertThat(database.column(TABLES)).containsExactly("missing");
        assertThat(stemma.status().halfDone()).isEmpty();
    }

    @Test
    void downgradeBelowWhatIsHalfDone_isRefused_andStampForgetsOrRecordsIt(TestDatabase database) {
        scripts.chain(1);
        outside("r2", "r1", "CREATE TABLE a (id int);\nINSERT INTO missing VALUES (1);", "DROP TABLE a;");
        Stemma stemma = stemma(database).build();
        fails(() -> stemma.upgrade("head"));

        assertThatThrownBy(() -> stemma.downgrade("base"))
                .isInstanceOf(HalfDoneException.class)
                .hasMessageContaining("Finish it by 'migrate upgrade r2' first");
        stemma.stamp(List.of("r1"));
        assertThat(stemma.status().halfDone()).isEmpty();
        assertThat(stemma.status().currentHeads()).containsExactly("r1");

        database.execute("DROP TABLE a");
        fails(() -> stemma.upgrade("head"));
        stemma.stamp(List.of("r2"));
        assertThat(stemma.status().isAtHead()).isTrue();
    }

    @Test
    void bookkeepingOfAnEarlierVersion_getsTheColumns(TestDatabase database) {
        scripts.chain(1);
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");
        database.execute("ALTER TABLE schema_revision DROP COLUMN progress, DROP COLUMN claimed_at,"
                + " DROP COLUMN claimed_by, DROP COLUMN claim_session");
        outside("r2", "r1", "CREATE TABLE a (id int);", "DROP TABLE a;");

        Stemma later = stemma(database).build();
        later.upgrade("head");
        later.downgrade("base");

        assertThat(database.column(APPLIED)).isEmpty();
    }
}
