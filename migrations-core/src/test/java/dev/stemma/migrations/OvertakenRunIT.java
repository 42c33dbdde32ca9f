package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run without a lock whose plan another run makes wrong plans anew, and goes on with the same target. */
class OvertakenRunIT extends RunningScripts {

    private static final String WAITERS =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'schema_revision'::regclass";

    /** Runs once its plan is made and nothing has run yet. */
    private Stemma unlocked(TestDatabase database, Runnable meanwhile) {
        return Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .lock(LockKind.NONE)
                .listener(event -> {
                    events.add(event);
                    if (event instanceof Event.RunStarted) {
                        meanwhile.run();
                    }
                })
                .build();
    }

    private Stemma other(TestDatabase database) {
        return stemma(database).lock(LockKind.NONE).listener(event -> {}).build();
    }

    private List<Plan> replans() {
        return events.stream()
                .filter(Event.Replanned.class::isInstance)
                .map(event -> ((Event.Replanned) event).plan())
                .toList();
    }

    @Test
    void upgrade_ofWhatAnotherRunDidMeanwhile_hasNothingToDo(TestDatabase database) {
        scripts.chain(3);

        RunReport report =
                unlocked(database, () -> other(database).upgrade("head")).upgrade("head");

        assertThat(report.nothingToDo()).isTrue();
        assertThat(report.plan().headsAfter()).containsExactly("r3");
        assertThat(replans())
                .singleElement()
                .satisfies(plan -> assertThat(plan.isEmpty()).isTrue());
    }

    @Test
    void upgrade_ofWhichAnotherRunDidAPart_doesTheRest(TestDatabase database) {
        scripts.chain(3);

        RunReport report =
                unlocked(database, () -> other(database).upgrade("r2")).upgrade("head");

        assertThat(report.plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.revision().id()).isEqualTo("r3"));
        assertThat(report.plan().headsBefore()).containsExactly("r2");
        assertThat(report.plan().headsAfter()).containsExactly("r3");
    }

    @ParameterizedTest
    @CsvSource({"+2, r2", "r2, r2", "head, r4"})
    void upgrade_thatIsOvertakenAfterItsFirstStep_goesToTheTargetItHadThen(
            String target, String goal, TestDatabase database) {
        scripts.chain(4);
        AtomicBoolean overtaken = new AtomicBoolean();
        Consumer<Event> overtake = event -> {
            if (event instanceof Event.StepFinished && !overtaken.getAndSet(true)) {
                other(database).upgrade("r2");
            }
        };

        RunReport report = stemma(database)
                .lock(LockKind.NONE)
                .listener(overtake::accept)
                .build()
                .upgrade(target);

        assertThat(report.plan().headsBefore()).isEmpty();
        assertThat(report.plan().headsAfter()).containsExactly(goal);
        assertThat(report.plan().steps())
                .first()
                .satisfies(step -> assertThat(step.revision().id()).isEqualTo("r1"));
        assertThat(other(database).status().currentHeads()).containsExactly(goal);
    }

    @ParameterizedTest
    @CsvSource({"-3, r1", "r1, r1", "-4, ''"})
    void downgrade_thatIsOvertakenAfterItsFirstStep_goesToTheTargetItHadThen(
            String target, String goal, TestDatabase database) {
        scripts.chain(4);
        other(database).upgrade("head");
        AtomicBoolean overtaken = new AtomicBoolean();
        Consumer<Event> overtake = event -> {
            if (event instanceof Event.StepFinished && !overtaken.getAndSet(true)) {
                other(database).downgrade("r2");
            }
        };

        RunReport report = stemma(database)
                .lock(LockKind.NONE)
                .listener(overtake::accept)
                .build()
                .downgrade(target);

        assertThat(String.join(",", report.plan().headsAfter())).isEqualTo(goal);
        assertThat(String.join(",", other(database).status().currentHeads())).isEqualTo(goal);
    }

    @Test
    void oneshot_thatAnotherRunMakesPointless_saysWhereTheDatabaseIs(TestDatabase database) {
        scripts.chain(3);

        OneshotReport report =
                unlocked(database, () -> other(database).oneshot("head")).oneshot("head");

        assertThat(report.existingHeads()).containsExactly("r3");
        assertThat(report.plan().isEmpty()).isTrue();
    }

    @Test
    void aRowWrittenByHand_isNoFailureOfTheStep(TestDatabase database) {
        scripts.chain(2);
        other(database).upgrade("r1");
        Runnable byHand = () -> database.execute("INSERT INTO schema_revision (revision, parents, depends_on,"
                + " branch_labels, message, state, applied_at, applied_by, duration_ms, tool_version, origin)"
                + " VALUES ('r2', 'r1', '', '', '', 'applied', now(), 'me', 0, '1', 'stamp')");

        assertThat(unlocked(database, byHand).upgrade("head").nothingToDo()).isTrue();

        assertThat(database.column(TABLES)).containsExactly("t1");
        assertThat(database.value("SELECT count(*) FROM schema_revision_log WHERE outcome = 'failed'"))
                .isEqualTo("0");
    }

    @Test
    void aRowDeletedByHand_isNoFailureOfTheStep(TestDatabase database) {
        scripts.chain(2);
        other(database).upgrade("head");
        Runnable byHand = () -> database.execute("DELETE FROM schema_revision WHERE revision = 'r2'");

        RunReport report = unlocked(database, byHand).downgrade("base");

        assertThat(report.plan().steps()).hasSize(1);
        assertThat(database.column(APPLIED)).isEmpty();
        assertThat(database.column(TABLES)).containsExactly("t2");
    }

    @Test
    void aRunThatWaitsForAnother_doesNotHoldUpAConcurrentIndex(TestDatabase database) throws Exception {
        scripts.chain(1);
        other(database).upgrade("head");
        scripts.chain(2);
        database.execute("CREATE TABLE busy (id int)");
        try (Connection writer = database.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("LOCK TABLE schema_revision IN SHARE ROW EXCLUSIVE MODE");
            CompletableFuture<RunReport> waiting =
                    CompletableFuture.supplyAsync(() -> other(database).upgrade("head"));
            while (database.value(WAITERS).equals("0")) {
                Thread.sleep(20);
            }

            try (Connection builder = database.connect();
                    Statement build = builder.createStatement()) {
                build.execute("SET statement_timeout = '20s'");
                build.execute("CREATE INDEX CONCURRENTLY busy_id ON busy (id)");
            }

            assertThat(waiting).isNotDone();
            writer.rollback();
            assertThat(waiting.get(20, TimeUnit.SECONDS).plan().headsAfter()).containsExactly("r2");
        }
    }
}
