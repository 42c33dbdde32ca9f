package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.LosingDataSource.Commit;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.lock.RunLock;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.Cancellation;
import dev.stemma.migrations.run.ConnectionLostException;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.Reconnection;
import dev.stemma.migrations.run.RunMode;
import dev.stemma.migrations.run.RunSettings;
import dev.stemma.migrations.run.Runner;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.migrations.run.Timeouts;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.migrations.store.Recorder;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoreClock;
import dev.stemma.migrations.store.StoredRows;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The connection is lost at a commit: the run looks on a new one what became of it, and says that. */
class LostCommitIT extends RunningScripts {

    private static final String FAILED = "SELECT revision FROM schema_revision_log WHERE outcome = 'failed'";

    private Stemma losing(TestDatabase database, int commit, Commit fate, int refusals) {
        return losing(new LosingDataSource(database.dataSource(), commit, fate, refusals))
                .build();
    }

    private StemmaBuilder losing(LosingDataSource source) {
        return Stemma.builder(source.dataSource())
                .scripts(scripts.folder().toString())
                .listener(events::add);
    }

    private List<String> done() {
        return events.stream()
                .filter(Event.StepFinished.class::isInstance)
                .map(event -> ((Event.StepFinished) event).step().revision().id())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"REACHES_THE_SERVER", "REACHES_IT_LATER"})
    void aCommitThatHappened_withStepsLeft_endsTheRun_andSaysWhichAreDone(Commit fate, TestDatabase database) {
        scripts.chain(3);
        Stemma stemma = losing(database, 2, fate, 0);

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOfSatisfying(ConnectionLostException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.CONNECTION_LOST);
                    assertThat(e.isCommitted()).isTrue();
                    assertThat(e.step().revision().id()).isEqualTo("r2");
                })
                .hasMessageContaining("at the commit of upgrade r1 -> r2, which did happen")
                .hasMessageContaining("An I/O error occurred")
                .hasMessageContaining("all steps that this run began are done: r1, r2; the database was at r2 when")
                .hasMessageContaining("run the same command again; it goes on from there");

        assertThat(done()).containsExactly("r1", "r2");
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
        assertThat(database.column(FAILED)).isEmpty();
        assertThat(stemma.upgrade("head").plan().steps()).hasSize(1);
    }

    @Test
    void theLastCommit_whenItHappened_isTheEndOfASuccessfulRun(TestDatabase database) {
        scripts.chain(3);

        RunReport report = losing(database, 3, Commit.REACHES_THE_SERVER, 2).upgrade("head");

        assertThat(report.plan().steps()).hasSize(3);
        assertThat(done()).containsExactly("r1", "r2", "r3");
        assertThat(events)
                .filteredOn(Event.ConnectionLost.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(
                                ((Event.ConnectionLost) event).step().revision().id())
                        .isEqualTo("r3"));
        assertThat(events).filteredOn(Event.RunFinished.class::isInstance).hasSize(1);
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2", "r3");
    }

    @Test
    void aCommitThatDidNotHappen_isAFailureOfItsStep_ofWhichNothingStays(TestDatabase database) {
        scripts.chain(3);

        assertThatThrownBy(() -> losing(database, 2, Commit.DOES_NOT, 2).upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("Revision r2 lost its connection in the bookkeeping or at the commit")
                .hasMessageContaining("nothing of this step is in the database; the step of this run before it stays;"
                        + " the database was at r1 when the connection was lost.")
                .hasMessageContaining("run the same command again, when the server can be reached");

        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column(TABLES)).containsExactly("t1");
        assertThat(database.column(FAILED)).containsExactly("r2");
    }

    @Test
    void aOneshotOfWhichAPartWasCommitted_namesTheCommandThatGoesOn(TestDatabase database) {
        scripts.chain(2)
                .write(
                        "r3",
                        Scripts.header("r3", "r2")
                                + "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t1 (id);\n");

        assertThatThrownBy(
                        () -> losing(database, 1, Commit.REACHES_THE_SERVER, 0).oneshot("head"))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("are done: r1, r2;")
                .hasMessageContaining("or 'migrate upgrade' once revisions are applied");

        assertThat(database.column(APPLIED)).containsExactlyInAnyOrder("r1", "r2");
    }

    @Test
    void aServerThatStaysAway_leavesTheOutcomeUnknown_afterABoundedTime(TestDatabase database) throws Exception {
        scripts.chain(2);
        LosingDataSource source =
                new LosingDataSource(database.dataSource(), 2, Commit.REACHES_THE_SERVER, Integer.MAX_VALUE);
        Runner runner = runner(new Reconnection(source.dataSource(), Duration.ofMillis(300)));
        try (Connection connection = source.connect()) {
            assertThatThrownBy(() -> runner.run(connection, RunMode.STEP_BY_STEP, this::plan))
                    .isInstanceOfSatisfying(
                            ConnectionLostException.class,
                            e -> assertThat(e.isCommitted()).isFalse())
                    .hasMessageContaining("at the commit of upgrade r1 -> r2, and whether that happened is unknown: the"
                            + " server could not be reached again within 300ms: Connection refused.")
                    .hasMessageContaining(
                            "the step and its bookkeeping are in the database, or nothing of them; the step"
                                    + " of this run before it stays; the database was at r1 when the connection was lost.")
                    .hasMessageContaining("look with 'migrate status'");
        }
        assertThat(done()).containsExactly("r1");
    }

    private Runner runner(Reconnection reconnection) {
        return new Runner(new RunSettings(
                catalog(),
                new RevisionStore(BookkeepingNames.DEFAULT, new Recorder("me", "1"), StoreClock.OF_THE_DATABASE),
                RunLock.none(),
                Duration.ZERO,
                Timeouts.DEFAULT,
                new Cancellation(),
                events::add,
                null,
                reconnection));
    }

    private ScriptCatalog catalog() {
        return Stemma.builder(new PGSimpleDataSource())
                .scripts(scripts.folder().toString())
                .build()
                .scripts();
    }

    private Plan plan(StoredRows rows, @Nullable Plan begun) {
        return new Planner(catalog().graph()).upgrade(Set.of(), "head");
    }

    @Test
    void aCancelledRun_doesNotGoOnTrying(TestDatabase database) {
        scripts.chain(2);
        Cancellation cancellation = new Cancellation();
        Stemma stemma = losing(
                        new LosingDataSource(database.dataSource(), 2, Commit.REACHES_THE_SERVER, Integer.MAX_VALUE))
                .cancellation(cancellation)
                .listener(event -> {
                    if (event instanceof Event.ConnectionLost) {
                        new Thread(() -> cancellation.cancel(Duration.ofSeconds(20))).start();
                    }
                })
                .build();

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("the run was cancelled while it tried to look");
    }

    @Test
    void theCallersOwnConnection_isTheOnlyOne_soThatTheOutcomeIsUnknown(TestDatabase database) throws SQLException {
        scripts.chain(2);
        LosingDataSource source = new LosingDataSource(database.dataSource(), 2, Commit.REACHES_THE_SERVER, 0);
        try (Connection connection = source.connect()) {
            Stemma stemma = Stemma.builder(connection)
                    .scripts(scripts.folder().toString())
                    .build();

            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(ConnectionLostException.class)
                    .hasMessageContaining("unknown: the run has no other connection than the one that it was given");
        }
    }

    @Test
    void theCallersTransaction_goesWithItsConnection(TestDatabase database) throws SQLException {
        scripts.chain(1).add("r2", "r1", "SELECT pg_terminate_backend(pg_backend_pid());", "");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Stemma stemma = Stemma.builder(connection)
                    .scripts(scripts.folder().toString())
                    .build();

            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContaining("the transaction of the caller went with the connection: nothing of this run"
                            + " is in the database")
                    .hasMessageNotContaining("correct the");
        }
        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void aStatementThatEndsItsOwnSession_isToldAsALostConnection_andLogged(TestDatabase database) {
        scripts.chain(1).add("r2", "r1", "CREATE TABLE t2 ();\nSELECT pg_terminate_backend(pg_backend_pid());", "");
        Stemma stemma = stemma(database).build();

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("r2.sql:8:1, statement 2 of 2")
                .hasMessageContaining("nothing of this step is in the database; the step of this run before it stays;");

        assertThat(database.column(FAILED)).containsExactly("r2");
        assertThat(database.column(TABLES)).containsExactly("t1");
    }
}
