package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many runs at once on one empty database: what one of them does, the others do not. */
class ConcurrentRunsIT extends RunningScripts {

    private static final int REPLICAS = 32;
    private static final String DONE = "SELECT revision FROM schema_revision_log WHERE outcome = 'done' ORDER BY id";
    private static final String NOT_DONE = "SELECT count(*) FROM schema_revision_log WHERE outcome = 'failed'";

    @ParameterizedTest
    @ValueSource(strings = {"advisory", "table", "file", "none"})
    void manyThreads_applyEachRevisionOnce(String kind, TestDatabase database) throws Exception {
        scripts.chain(6);

        List<RunReport> reports = startAtOnce(kind, database);

        assertThat(reports.stream()
                        .mapToInt(report -> report.plan().steps().size())
                        .sum())
                .isEqualTo(6);
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.plan().headsAfter()).containsExactly("r6"));
        assertThat(database.column(DONE)).containsExactly("r1", "r2", "r3", "r4", "r5", "r6");
        assertThat(database.value(NOT_DONE)).isEqualTo("0");
    }

    private List<RunReport> startAtOnce(String kind, TestDatabase database) throws Exception {
        String file = scripts.folder().resolve("lock").toString();
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
}
