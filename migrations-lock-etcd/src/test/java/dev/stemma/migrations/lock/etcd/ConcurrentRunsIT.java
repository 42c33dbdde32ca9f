package dev.stemma.migrations.lock.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.migrations.RunReport;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many runs at once on one empty database under a lock in etcd: what one of them does, the others do not. */
@ExtendWith(Databases.class)
class ConcurrentRunsIT {

    private static final int REPLICAS = 32;
    private static final int PROCESSES = 8;
    private static final String DONE = "SELECT revision FROM schema_revision_log WHERE outcome = 'done' ORDER BY id";
    private static final String FAILED = "SELECT count(*) FROM schema_revision_log WHERE outcome = 'failed'";
    private static final String VALID = "SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass";
    private static final String SLEEPING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";

    private static Optional<EtcdServer> server = Optional.empty();

    @TempDir
    private Path scripts;

    @BeforeAll
    static void startEtcd(@TempDir Path folder) throws Exception {
        Optional<Path> program = EtcdServer.program();
        assumeTrue(program.isPresent(), "the program etcd is missing (Debian: apt-get install etcd-server)");
        server = Optional.of(EtcdServer.start(program.orElseThrow(), folder));
    }

    @AfterAll
    static void stopEtcd() {
        server.ifPresent(EtcdServer::close);
    }

    @BeforeEach
    void writeChain() throws IOException {
        write("r1", "", "-- migrate:up\nCREATE TABLE t1 (id int);\n");
        write("r2", "r1", "-- migrate:up\nCREATE TABLE t2 (id int);\n");
        write("r3", "r2", "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON t1 (id);\n");
        write("r4", "r3", "-- migrate:up\nCREATE TABLE t4 (id int);\n");
    }

    private void write(String revision, String revises, String body) throws IOException {
        Files.writeString(
                scripts.resolve(revision + ".sql"),
                "-- Message\n--\n-- revision: " + revision + "\n-- revises: " + revises + "\n\n" + body);
    }

    private static String endpoint() {
        return server.orElseThrow().endpoint();
    }

    private Callable<RunReport> run(TestDatabase database) {
        return () -> MigratingProcess.stemma(database.dataSource(), scripts.toString(), endpoint())
                .build()
                .upgrade("head");
    }

    private static void requireEachOnce(TestDatabase database) {
        assertThat(database.column(DONE)).containsExactly("r1", "r2", "r3", "r4");
        assertThat(database.value(FAILED)).isEqualTo("0");
        assertThat(database.value(VALID)).isEqualTo("t");
    }

    @Test
    void manyThreads_applyEachRevisionOnce(TestDatabase database) throws Exception {
        ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
        int steps = 0;
        try {
            for (Future<RunReport> each : replicas.invokeAll(Collections.nCopies(REPLICAS, run(database)))) {
                steps += each.get().plan().steps().size();
                assertThat(each.get().plan().headsAfter()).containsExactly("r4");
            }
        } finally {
            replicas.shutdown();
        }
        assertThat(steps).isEqualTo(4);
        requireEachOnce(database);
    }

    @Test
    void manyProcesses_applyEachRevisionOnce(TestDatabase database) throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(MigratingProcess.start(database.url(), scripts, endpoint()));
        }
        for (Process each : processes) {
            assertThat(each.waitFor()).isZero();
        }
        requireEachOnce(database);
    }

    @Test
    void aProcessThatIsKilledInAStep_isSucceededWhenItsLeaseEnds(TestDatabase database) throws Exception {
        write(
                "r2",
                "r1",
                "-- migrate:up\nCREATE TABLE t2 (id int);\nSELECT pg_sleep(current_setting('test.sleep')::float);\n");
        database.execute("ALTER DATABASE " + database.name() + " SET test.sleep = '1.5'");
        Process killed = MigratingProcess.start(database.url(), scripts, endpoint());
        while (database.value(SLEEPING).equals("0")) {
            assertThat(killed.isAlive()).isTrue();
            Thread.sleep(20);
        }
        killed.destroyForcibly().waitFor();
        database.execute("ALTER DATABASE " + database.name() + " SET test.sleep = '0'");
        long start = System.nanoTime();

        RunReport report = run(database).call();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MigratingProcess.LEASE.multipliedBy(4));
        assertThat(report.plan().steps()).hasSize(3);
        requireEachOnce(database);
    }
}
