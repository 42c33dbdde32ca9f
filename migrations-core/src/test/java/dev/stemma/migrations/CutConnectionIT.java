package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.FaultyProxy;
import dev.stemma.testkit.FaultyProxy.Direction;
import dev.stemma.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The connection is cut after each packet in turn: no report is wrong, and nothing is half applied. */
@ExtendWith(Databases.class)
class CutConnectionIT {

    /** All of the first 200 with {@code -Dstemma.cut.step=1}. */
    private static final int STEP = Integer.getInteger("stemma.cut.step", 7);

    private static final int LAST = 200;
    private static final String APPLIED = "SELECT revision FROM schema_revision ORDER BY revision";
    private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            + " AND tablename NOT LIKE 'schema_revision%' ORDER BY 1";
    private static final String CLEAN = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private Scripts scripts;

    @BeforeEach
    void writeChain(@TempDir Path folder) {
        scripts = new Scripts(folder).chain(4);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void whereverTheConnectionIsCut_theReportIsTrue_andTheNextRunReachesTheHead(
            Direction direction, TestDatabase database) throws Exception {
        int cuts = 0;
        for (int packet = 1; packet <= LAST; packet += STEP) {
            database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            try (FaultyProxy proxy = FaultyProxy.start(host(database), port(database), direction, packet)) {
                Optional<StemmaException> failure = upgrade(database, proxy.port());
                awaitEndOfBackends(database);
                requireTrue(database, failure, direction + " " + packet);
                cuts += proxy.hasCut() ? 1 : 0;
                if (!proxy.hasCut()) {
                    break;
                }
            }
            upgradeUndisturbed(database);
            assertThat(database.column(APPLIED)).containsExactly("r1", "r2", "r3", "r4");
            assertThat(database.column(TABLES)).containsExactly("t1", "t2", "t3", "t4");
        }
        // one beyond the last packet ends the loop, so that every part of the run was met
        assertThat(cuts).isGreaterThan(3);
    }

    private void requireTrue(TestDatabase database, Optional<StemmaException> failure, String where) {
        List<String> tables = database.column(TABLES);
        List<String> applied = applied(database);
        assertThat(applied.stream().map(id -> id.replace('r', 't'))).as(where).containsExactlyElementsOf(tables);
        if (failure.isEmpty()) {
            assertThat(applied).as(where).hasSize(4);
        } else {
            String message = String.valueOf(failure.get().getMessage());
            assertThat(message).as(where).doesNotContain("correct the script", "refused a statement");
            applied.forEach(id -> assertThat(message).as(where).doesNotContain("Revision " + id + " failed"));
            if (message.contains("the database is at")) {
                String at = applied.isEmpty() ? "base" : applied.get(applied.size() - 1);
                assertThat(message).as(where).contains("the database is at " + at);
            }
            if (message.contains("Nothing was changed")) {
                assertThat(applied).as(where).isEmpty();
            }
        }
    }

    private static List<String> applied(TestDatabase database) {
        boolean exists = database.value("SELECT to_regclass('schema_revision') IS NOT NULL")
                .equals("t");
        return exists ? database.column(APPLIED) : List.of();
    }

    private Optional<StemmaException> upgrade(TestDatabase database, int port) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setServerNames(new String[] {"localhost"});
        try {
            Stemma.builder(dataSource)
                    .scripts(scripts.folder().toString())
                    .build()
                    .upgrade("head");
            return Optional.empty();
        } catch (StemmaException e) {
            return Optional.of(e);
        }
    }

    private void upgradeUndisturbed(TestDatabase database) {
        Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .build()
                .upgrade("head");
    }

    private static void awaitEndOfBackends(TestDatabase database) throws InterruptedException {
        for (int i = 0; i < 500 && !database.value(CLEAN).equals("0"); i++) {
            Thread.sleep(5);
        }
    }

    private static String host(TestDatabase database) {
        return address(database).getServerNames()[0];
    }

    private static int port(TestDatabase database) {
        return address(database).getPortNumbers()[0];
    }

    private static PGSimpleDataSource address(TestDatabase database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        return dataSource;
    }
}
