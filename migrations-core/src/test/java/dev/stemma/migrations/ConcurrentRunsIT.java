package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many runs at once on one empty database: what one of them does, the others do not. */
class ConcurrentRunsIT extends RunningScripts {

    private static final int REPLICAS = 32;
    private static final int PROCESSES = 8;
    private static final String CONCURRENT_INDEX = Scripts.header("r4", "r3")
            + "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t1 (id);\n"
            + "-- migrate:down transaction:false\nDROP INDEX CONCURRENTLY i;\n";
    private static final String VALID = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass";
    private static final String DONE = "SELECT revision FROM schema_revision_log WHERE outcome = 'done' ORDER BY id";
    private static final String NOT_DONE = "SELECT count(*) FROM schema_revision_log WHERE outcome = 'failed'";

    @ParameterizedTest
    @ValueSource(strings = {"advisory", "table", "file", "none"})
    void manyThreads_applyEachRevisionOnce(String kind, TestDatabase database) throws Exception {
        scripts.chain(3).write("r4", CONCURRENT_INDEX).table(5, "r4").table(6, "r5");

        List<RunReport> reports = startAtOnce(kind, database);

        assertThat(reports.stream()
                        .mapToInt(report -> report.plan().steps().size())
                        .sum())
                .isEqualTo(6);
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.plan().headsAfter()).containsExactly("r6"));
        assertThat(database.column(DONE)).containsExactly("r1", "r2", "r3", "r4", "r5", "r6");
        assertThat(database.value(NOT_DONE)).isEqualTo("0");
        assertThat(database.value(VALID)).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"advisory", "table", "file", "none"})
    void manyProcesses_applyEachRevisionOnce(String kind, TestDatabase database) throws Exception {
        scripts.chain(3).write("r4", CONCURRENT_INDEX).table(5, "r4");

        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(MigratingProcess.start(database, scripts, kind));
        }

        for (Process each : processes) {
            assertThat(each.waitFor()).isZero();
        }
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2", "r3", "r4", "r5");
        assertThat(database.column(DONE)).containsExactly("r1", "r2", "r3", "r4", "r5");
        assertThat(database.value(NOT_DONE)).isEqualTo("0");
        assertThat(database.value(VALID)).isEqualTo("t");
    }

    private List<RunReport> startAtOnce(String kind, TestDatabase database) throws Exception {
        String file = MigratingProcess.lockFile(scripts).toString();
        Callable<RunReport> start = () -> Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .lock(kind, Map.of("file", file))
                .build()
                .upgrade("head");
        ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
        try {
            List<RunReport> reports = new ArrayList<>();
            for (Future<RunReport> each : replicas.invokeAll(Collections.nCopies(REPLICAS, start))) {
                reports.add(each.get());
            }
            return reports;
        } finally {
            replicas.shutdown();
        }
    }

    /** Without a lock the claim is all that keeps them apart, and it names the session. */
    @Test
    void aRunThatIsOver_isNotWaitedFor_thoughItsPoolKeepsItsSession(TestDatabase database) throws Exception {
        scripts.write(
                "r1",
                Scripts.header("r1", "")
                        + "-- migrate:up transaction:false\nSELECT pg_sleep(0.7);\nCREATE TABLE t1 ();\n");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setMaximumPoolSize(1);
            CountDownLatch begun = new CountDownLatch(1);
            Future<RunReport> first = other.submit(() -> Stemma.builder(pool)
                    .scripts(scripts.folder().toString())
                    .lock(LockKind.NONE)
                    .listener(event -> {
                        if (event instanceof Event.StepStarted) {
                            begun.countDown();
                        }
                    })
                    .build()
                    .upgrade("head"));
            begun.await();

            RunReport second = stemma(database)
                    .lock(LockKind.NONE)
                    .lockWait(Duration.ofSeconds(10))
                    .build()
                    .upgrade("head");

            assertThat(first.get().plan().steps()).hasSize(1);
            assertThat(second.plan().steps()).isEmpty();
            assertThat(events).hasAtLeastOneElementOfType(Event.WaitingForLock.class);
        } finally {
            other.shutdown();
        }
    }
}
