package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.run.Cancellation;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.RunCancelledException;
import dev.stemma.testkit.TestDatabase;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

/** A call is cancelled from another thread. */
class CancellationIT extends RunningScripts {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SLEEPING =
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(60)%'"
                    + " AND datname = current_database() AND pid <> pg_backend_pid()";

    private final Cancellation cancellation = new Cancellation();

    private Throwable cancelled(CompletableFuture<RunReport> call) {
        assertThat(cancellation.cancel(PATIENCE)).isTrue();
        return call.handle((report, failure) -> failure instanceof CompletionException e ? e.getCause() : failure)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private CompletableFuture<RunReport> upgrade(StemmaBuilder builder) {
        Stemma stemma = builder.cancellation(cancellation).build();
        return CompletableFuture.supplyAsync(() -> stemma.upgrade("head"));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static boolean sleeps(TestDatabase database) {
        return database.value(SLEEPING).equals("1");
    }

    @Test
    void aRunningStatement_isCancelled_itsStepUndone_andTheLockFree(TestDatabase database) throws Exception {
        scripts.chain(1).add("r2", "r1", "CREATE TABLE half ();\nSELECT pg_sleep(60);", "");

        CompletableFuture<RunReport> call = upgrade(stemma(database));
        await(() -> sleeps(database));
        Throwable failure = cancelled(call);

        assertThat(failure)
                .isInstanceOf(RunCancelledException.class)
                .hasMessageContaining("The run was cancelled at revision r2")
                .hasMessageContaining("this revision was rolled back; the step of this run before it stays;")
                .hasMessageContaining("the database is at r1");
        assertThat(((StemmaException) failure).code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(sleeps(database)).isFalse();
        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column(TABLES)).containsExactly("t1");
        assertThat(database.column("SELECT outcome FROM schema_revision_log WHERE revision = 'r2'"))
                .containsExactly("failed");
        scripts.table(2, "r1");
        stemma(database).lockWait(Duration.ZERO).build().upgrade("head");
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
    }

    @Revision(id = "r1")
    static final class Sleeps implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute("CREATE TABLE half ()");
            try {
                op.execute("SELECT pg_sleep(60)");
            } catch (DataAccessException e) {
                op.log("goes on");
            }
        }
    }

    @Test
    void aRevisionInJava_isCancelled_evenIfItGoesOn(TestDatabase database) throws Exception {
        CompletableFuture<RunReport> call =
                upgrade(Stemma.builder(database.dataSource()).revisions(new Sleeps()));
        await(() -> sleeps(database));

        assertThat(cancelled(call))
                .isInstanceOf(RunCancelledException.class)
                .hasMessageContaining(
                        "this revision was rolled back; nothing else was changed; the database is at base");
        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void aWaitForTheRunLock_isCancelled(TestDatabase database) throws Exception {
        scripts.add("r1", "", "SELECT pg_sleep(60);", "");
        Cancellation other = new Cancellation();
        Stemma first = stemma(database).cancellation(other).build();
        CompletableFuture<RunReport> holding = CompletableFuture.supplyAsync(() -> first.upgrade("head"));
        await(() -> sleeps(database));
        CompletableFuture<RunReport> waiting = upgrade(stemma(database));
        await(() -> events.stream().anyMatch(Event.WaitingForLock.class::isInstance));

        assertThat(cancelled(waiting))
                .isInstanceOf(RunCancelledException.class)
                .hasMessageContaining("cancelled while it waited for the lock")
                .hasMessageContaining("nothing was changed");
        assertThat(holding).isNotDone();
        assertThat(other.cancel(PATIENCE)).isTrue();
    }

    @Test
    void aPauseBeforeAnotherAttempt_isCancelled(TestDatabase database) throws Exception {
        scripts.chain(1);
        stemma(database).build().upgrade("head");
        scripts.add("r2", "r1", "ALTER TABLE t1 ADD name text;", "");

        try (Holder holder = Holder.of(database, "another", "SELECT * FROM t1", Duration.ofMinutes(1))) {
            CompletableFuture<RunReport> call = upgrade(stemma(database).lockTimeout(Duration.ofMillis(50)));
            await(() -> events.stream()
                            .filter(Event.LockNotAvailable.class::isInstance)
                            .count()
                    >= 3);

            assertThat(cancelled(call))
                    .isInstanceOf(RunCancelledException.class)
                    .hasMessageContaining("the database is at r1");
            assertThat(holder.isAlive()).isTrue();
        }
    }

    @Test
    void aStatementWithoutATransaction_isCancelled_andTheMessageSaysWhatStays(TestDatabase database) throws Exception {
        scripts.write(
                "r1",
                Scripts.header("r1", "")
                        + "-- migrate:up transaction:false\nCREATE TABLE a ();\nSELECT pg_sleep(60);\n");

        CompletableFuture<RunReport> call = upgrade(stemma(database));
        await(() -> sleeps(database));

        assertThat(cancelled(call))
                .isInstanceOf(RunCancelledException.class)
                .hasMessageContaining("1 of its 2 statements took effect and stay");
    }

    @Test
    void aCancelledCancellation_refusesLaterRuns_butNotLooks(TestDatabase database) {
        scripts.chain(1);
        assertThat(cancellation.cancel(Duration.ZERO)).isTrue();
        Stemma stemma = stemma(database).cancellation(cancellation).build();

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(RunCancelledException.class)
                .hasMessageContaining("nothing was changed");
        assertThat(stemma.status().applied()).isEmpty();
    }
}
