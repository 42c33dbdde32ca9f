package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A step wants a table that a long transaction reads: the site must not queue behind the step. */
class LongSelectIT extends RunningScripts {

    /** Twenty seconds with {@code -Dstemma.long-select.seconds=20}. */
    private static final Duration HOLD = Duration.ofSeconds(Integer.getInteger("stemma.long-select.seconds", 5));

    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(300);
    /** Wide, for busy machines: without the time-out both would come near to {@link #HOLD}. */
    private static final Duration MARGIN = HOLD.dividedBy(2);

    private static final String LONGEST_WAIT = "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - waitstart)"
            + " * 1000), 0)::bigint FROM pg_locks WHERE NOT granted AND relation = 't1'::regclass"
            + " AND mode = 'AccessExclusiveLock'";

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void others_neverWaitLongerThanTheLockTimeout_andTheStepSucceedsAfterwards(TestDatabase database) throws Exception {
        assumeTrue(
                Integer.parseInt(database.value("SHOW server_version_num")) >= 140_000,
                "pg_locks says since when a request waits from PostgreSQL 14 on");
        scripts.chain(1);
        stemma(database).build().upgrade("head");
        scripts.write(
                "r2",
                Scripts.header("r2", "r1")
                        + "-- migrate:up lock-timeout:300ms\nALTER TABLE t1 ADD name text NOT NULL DEFAULT '';\n");
        CompletableFuture<Duration> slowestRead = CompletableFuture.supplyAsync(() -> slowestRead(database));
        CompletableFuture<Duration> longestWait = CompletableFuture.supplyAsync(() -> longestWait(database));

        try (Holder holder = Holder.of(database, "a long report", "SELECT * FROM t1", HOLD)) {
            stemma(database).build().upgrade("head");
            holder.requireEnded();
        } finally {
            over.set(true);
        }

        assertThat(events.stream().filter(Event.LockNotAvailable.class::isInstance))
                .hasSizeGreaterThanOrEqualTo(2);
        // seen, or the rest would prove nothing
        assertThat(longestWait.get(10, TimeUnit.SECONDS)).isPositive().isLessThan(LOCK_TIMEOUT.plus(MARGIN));
        assertThat(slowestRead.get(10, TimeUnit.SECONDS)).isLessThan(LOCK_TIMEOUT.plus(MARGIN));
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
    }

    /** A client of the site, which reads the table all the time. */
    private Duration slowestRead(TestDatabase database) {
        return longest(database, (statement, start) -> {
            statement.executeQuery("SELECT * FROM t1").close();
            return Duration.ofNanos(System.nanoTime() - start);
        });
    }

    /** How long the server has a request for the whole table wait, with readers behind it. */
    private Duration longestWait(TestDatabase database) {
        return longest(database, (statement, start) -> {
            try (ResultSet row = statement.executeQuery(LONGEST_WAIT)) {
                row.next();
                return Duration.ofMillis(row.getLong(1));
            }
        });
    }

    @FunctionalInterface
    private interface Measure {
        Duration take(Statement statement, long start) throws SQLException;
    }

    private Duration longest(TestDatabase database, Measure measure) {
        Duration longest = Duration.ZERO;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                Duration measured = measure.take(statement, System.nanoTime());
                longest = measured.compareTo(longest) > 0 ? measured : longest;
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return longest;
    }
}
