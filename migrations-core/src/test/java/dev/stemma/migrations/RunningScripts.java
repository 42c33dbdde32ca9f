package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of runs share: scripts written as the test goes, a database, and what the listener was told. */
@ExtendWith(Databases.class)
abstract class RunningScripts {

    static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            + " AND tablename NOT LIKE 'schema_revision%' ORDER BY 1";
    static final String APPLIED = "SELECT revision FROM schema_revision WHERE state = 'applied' ORDER BY applied_at";

    Scripts scripts;
    final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void writeInto(@TempDir Path folder) {
        scripts = new Scripts(folder);
    }

    StemmaBuilder stemma(TestDatabase database) {
        return Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .listener(events::add);
    }

    /** Waits until a query that counts finds something. */
    static void await(TestDatabase database, String count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (database.value(count).equals("0")) {
            assertThat(System.nanoTime()).as(count).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
