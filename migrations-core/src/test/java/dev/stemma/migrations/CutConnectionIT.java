package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.run.ConnectionLostException;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.FaultyProxy;
import dev.stemma.testkit.FaultyProxy.Direction;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connection is cut in the place of each packet in turn: no report is wrong, no transactional step is half applied, and
 * the next run reaches the head.
 */
class CutConnectionIT extends RunningScripts {

    /** All of the first 200 with {@code -Dstemma.cut.step=1}. */
    private static final int STEP = Integer.getInteger("stemma.cut.step", 29);

    private static final int LAST = 200;
    private static final int REVISIONS = 48;
    private static final List<Integer> OUTSIDE = List.of(3, 9, 16);

    private static final String APPLIED_IDS =
            "SELECT revision FROM schema_revision WHERE state = 'applied' ORDER BY substr(revision, 2)::int";
    private static final String DONE = "SELECT revision FROM schema_revision_log WHERE outcome = 'done' ORDER BY id";
    /** Of each transactional step the first and the last thing that it makes. */
    private static final String MADE = "SELECT substr(relname, 2) || relkind::text FROM pg_class"
            + " WHERE relnamespace = 'public'::regnamespace AND relname ~ '^[tv]\\d+$' ORDER BY 1";
    /** What each step without a transaction has written, in transactions of its own. */
    private static final String WRITTEN = "SELECT count(*) || ' ' || count(DISTINCT id) FROM written";

    private static final String BACKENDS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";

    private void writeChain() {
        scripts.add("r1", "", "CREATE TABLE t1 (id int); CREATE TABLE written (id int); CREATE VIEW v1 AS SELECT;", "");
        for (int i = 2; i <= REVISIONS; i++) {
            if (OUTSIDE.contains(i)) {
                scripts.write("r" + i, Scripts.header("r" + i, "r" + (i - 1)) + outside(i));
            } else {
                scripts.add(
                        "r" + i,
                        "r" + (i - 1),
                        "CREATE TABLE t%1$d (id int); CREATE VIEW v%1$d AS SELECT;".formatted(i),
                        "");
            }
        }
    }

    private static String outside(int number) {
        return """
                -- migrate:up transaction:false
                CREATE INDEX CONCURRENTLY i%1$d ON t1 (id);
                BEGIN;
                INSERT INTO written VALUES (%1$d);
                COMMIT;
                CREATE UNIQUE INDEX CONCURRENTLY u%1$d ON t1 (id);
                """.formatted(number);
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void whereverTheConnectionIsCut_theReportIsTrue_andTheNextRunReachesTheHead(
            Direction direction, TestDatabase database, TestDatabase undisturbed) throws Exception {
        writeChain();
        try (FaultyProxy proxy = proxy(undisturbed, direction, Integer.MAX_VALUE)) {
            assertThat(new Run(through(undisturbed, proxy)).failure).isEmpty();
            // each of them is met
            assertThat(proxy.packets()).isGreaterThanOrEqualTo(LAST);
        }
        for (int packet = 1; packet <= LAST; packet += STEP) {
            String where = direction + " " + packet;
            database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            try (FaultyProxy proxy = proxy(database, direction, packet)) {
                Run run = new Run(through(database, proxy));
                assertThat(proxy.hasCut()).as(where).isTrue();
                awaitEndOfBackends(database);
                run.requireTrue(database, where);
            }
            assertThat(new Run(database.dataSource()).failure).as(where).isEmpty();
            requireWhole(database, undisturbed, where);
        }
    }

    /** One run, and all that was told of it. */
    private final class Run {

        private final List<String> told = new ArrayList<>();
        private final Optional<StemmaException> failure;

        Run(DataSource dataSource) {
            this.failure = upgrade(dataSource);
        }

        private Optional<StemmaException> upgrade(DataSource dataSource) {
            try {
                Stemma.builder(dataSource)
                        .scripts(scripts.folder().toString())
                        .listener(this::listen)
                        .build()
                        .upgrade("head");
                return Optional.empty();
            } catch (StemmaException e) {
                return Optional.of(e);
            }
        }

        private void listen(Event event) {
            if (event instanceof Event.StepFinished finished) {
                told.add(finished.step().revision().id());
            }
        }

        void requireTrue(TestDatabase database, String where) {
            List<String> applied = applied(database);
            assertThat(database.column(MADE)).as(where).containsExactlyInAnyOrderElementsOf(expected(applied));
            // also of a step of which the answer to the commit was lost: the server can be asked on a new connection
            assertThat(applied).as(where).isEqualTo(told);
            if (failure.isEmpty()) {
                assertThat(told).as(where).hasSize(REVISIONS);
                return;
            }
            String message = String.valueOf(failure.get().getMessage());
            assertThat(message).as(where).doesNotContain("correct the", "refused a statement", "unknown", "or not");
            String last = applied.isEmpty() ? "base" : applied.get(applied.size() - 1);
            if (failure.get() instanceof StepFailedException step) {
                assertThat(applied)
                        .as(where)
                        .doesNotContain(step.step().revision().id());
                assertThat(message).as(where).contains("the database was at " + last + " ");
            }
            if (failure.get() instanceof ConnectionLostException lost) {
                assertThat(lost.isCommitted()).as(where).isTrue();
                assertThat(message).as(where).contains("are done: " + String.join(", ", applied) + ";");
            }
            if (message.contains("Nothing was changed")) {
                assertThat(applied).as(where).isEmpty();
            }
        }
    }

    private static List<String> expected(List<String> applied) {
        return applied.stream()
                .map(id -> Integer.valueOf(id.substring(1)))
                .filter(number -> !OUTSIDE.contains(number))
                .flatMap(number -> List.of(number + "r", number + "v").stream())
                .toList();
    }

    private static List<String> applied(TestDatabase database) {
        boolean exists = database.value("SELECT to_regclass('schema_revision') IS NOT NULL")
                .equals("t");
        return exists ? database.column(APPLIED_IDS) : List.of();
    }

    private static void requireWhole(TestDatabase database, TestDatabase undisturbed, String where)
            throws SQLException {
        List<String> all =
                IntStream.rangeClosed(1, REVISIONS).mapToObj(i -> "r" + i).toList();
        assertThat(applied(database)).as(where).isEqualTo(all);
        assertThat(database.column(DONE)).as(where).isEqualTo(all);
        assertThat(database.value(WRITTEN)).as(where).isEqualTo(OUTSIDE.size() + " " + OUTSIDE.size());
        assertThat(catalog(database).diff(catalog(undisturbed))).as(where).isEmpty();
    }

    private static CatalogSnapshot catalog(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection);
        }
    }

    private static void awaitEndOfBackends(TestDatabase database) throws InterruptedException {
        for (int i = 0; i < 500 && !database.value(BACKENDS).equals("0"); i++) {
            Thread.sleep(5);
        }
    }

    private static FaultyProxy proxy(TestDatabase database, Direction direction, int packet) throws IOException {
        PGSimpleDataSource server = address(database);
        return FaultyProxy.start(server.getServerNames()[0], server.getPortNumbers()[0], direction, packet);
    }

    private static DataSource through(TestDatabase database, FaultyProxy proxy) {
        PGSimpleDataSource dataSource = address(database);
        dataSource.setPortNumbers(new int[] {proxy.port()});
        dataSource.setServerNames(new String[] {"localhost"});
        return dataSource;
    }

    private static PGSimpleDataSource address(TestDatabase database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        return dataSource;
    }
}
