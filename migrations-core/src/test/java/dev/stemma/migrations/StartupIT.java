package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stemma.migrations.Startup.Ahead;
import dev.stemma.migrations.Startup.Policy;
import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.run.Cancellation;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.RunCancelledException;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server does about its schema when it starts. */
class StartupIT extends RunningScripts {

    @ParameterizedTest
    @EnumSource(Policy.class)
    void atHead_everyPolicyServesAtOnce_andWritesNothing(Policy policy, TestDatabase database) {
        scripts.chain(2);
        stemma(database).build().upgrade("head");
        String log = database.value("SELECT count(*) FROM schema_revision_log");
        events.clear();

        StartupReport report = stemma(database).build().start(Startup.with(policy));

        assertThat(report.migrated()).isFalse();
        assertThat(report.ahead()).isEmpty();
        assertThat(events).isEmpty();
        assertThat(database.value("SELECT count(*) FROM schema_revision_log")).isEqualTo(log);
    }

    @Test
    void migrate_appliesWhatIsPending(TestDatabase database) {
        scripts.chain(3);

        StartupReport report = stemma(database).build().start(Startup.migrate());

        assertThat(report.migrated()).isTrue();
        assertThat(report.plan().headsAfter()).containsExactly("r3");
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2", "r3");
    }

    @Test
    void migrate_waitsForTheLockOfAnotherReplica_noLongerThanItsLimit(TestDatabase database) throws Exception {
        scripts.chain(1);
        try (Connection other = database.connect()) {
            Locks.holdAdvisory(other);

            assertThatThrownBy(() ->
                            stemma(database).build().start(Startup.migrate().within(Duration.ofMillis(200))))
                    .isInstanceOf(LockTimeoutException.class);
        }

        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void verify_failsWhenRevisionsArePending_andNamesThem(TestDatabase database) {
        scripts.chain(1);
        stemma(database).build().upgrade("head");
        scripts.table(2, "r1");

        NotAtHeadException refused = catchThrowableOfType(
                NotAtHeadException.class, () -> stemma(database).build().start(Startup.verify()));

        assertThat(refused.pending()).extracting(Revision::id).containsExactly("r2");
        assertThat(refused).hasMessageContaining("r2").hasMessageContaining("migrate upgrade head");
        assertThat(database.column(APPLIED)).containsExactly("r1");
    }

    @Test
    void waiting_endsWhenAnotherReplicaHasMigrated(TestDatabase database) throws Exception {
        scripts.chain(2);
        CompletableFuture<StartupReport> waiting = CompletableFuture.supplyAsync(
                () -> stemma(database).build().start(Startup.await().within(Duration.ofMinutes(1))));
        while (events.isEmpty()) {
            Thread.sleep(10);
        }
        assertThat(events.get(0)).isInstanceOf(Event.WaitingForRevisions.class);

        stemma(database).build().start(Startup.migrate());

        StartupReport report = waiting.get(30, TimeUnit.SECONDS);
        assertThat(report.migrated()).isFalse();
        assertThat(report.duration()).isPositive();
    }

    @Test
    void waiting_isOverAfterItsLimit_andSaysWhatIsMissing(TestDatabase database) {
        scripts.chain(7);

        assertThatThrownBy(() -> stemma(database).build().start(Startup.await().within(Duration.ofMillis(250))))
                .isInstanceOf(NotAtHeadException.class)
                .hasMessageStartingWith("Waited 2")
                .hasMessageContaining("r1")
                .hasMessageContaining("r5")
                .hasMessageContaining("and 2 more");
        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void waiting_isEndedByACancellation(TestDatabase database) throws Exception {
        scripts.chain(1);
        Cancellation cancellation = new Cancellation();
        CompletableFuture<StartupReport> waiting = CompletableFuture.supplyAsync(
                () -> stemma(database).cancellation(cancellation).build().start(Startup.await()));
        while (events.isEmpty()) {
            Thread.sleep(10);
        }

        assertThat(cancellation.cancel(Duration.ofSeconds(10))).isTrue();

        assertThatThrownBy(waiting::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RunCancelledException.class);
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void aNewerDatabase_isAcceptedUnlessSaidOtherwise(Policy policy, TestDatabase database) throws Exception {
        scripts.chain(3);
        stemma(database).build().upgrade("head");
        scripts.remove("r3");

        StartupReport report = stemma(database).build().start(Startup.with(policy));

        assertThat(report.ahead()).extracting(Revision::id).containsExactly("r3");
        assertThat(stemma(database).build().status().isAhead()).isTrue();
        assertThatThrownBy(() ->
                        stemma(database).build().start(Startup.with(policy).ahead(Ahead.FAIL)))
                .isInstanceOf(DatabaseAheadException.class)
                .hasMessageContaining("ahead of these scripts")
                .hasMessageContaining("r3");
    }

    @ParameterizedTest
    @EnumSource(Policy.class)
    void aDatabaseOfAnotherBranch_isRefused_forSomethingIsPendingToo(Policy policy, TestDatabase database)
            throws Exception {
        scripts.chain(2);
        stemma(database).build().upgrade("head");
        scripts.remove("r2").table(3, "r1");

        assertThatThrownBy(() ->
                        stemma(database).build().start(Startup.with(policy).within(Duration.ofMillis(100))))
                .isInstanceOf(DatabaseAheadException.class)
                .hasMessageContaining("r2");
        assertThat(stemma(database).build().status().isAhead()).isFalse();
    }
}
