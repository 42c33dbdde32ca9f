package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.run.ConnectionLostException;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.FaultyProxy;
import dev.stemma.testkit.FaultyProxy.Direction;
import dev.stemma.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Calls of which the connection is cut after each packet in turn: every report is the truth, nothing is half applied. */
@ExtendWith(Databases.class)
class CutCallsIT {

    /** All of the first 200 with {@code -Dstemma.cut.step=1}. */
    private static final int STEP = Integer.getInteger("stemma.cut.step", 13);

    private static final int LAST = 200;
    private static final String APPLIED =
            "SELECT revision FROM schema_revision WHERE state <> 'running' ORDER BY revision";
    private static final String HALF_DONE = "SELECT revision FROM schema_revision WHERE state <> 'applied'";
    private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            + " AND tablename NOT LIKE 'schema_revision%' ORDER BY 1";
    private static final String INDEXES = "SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid"
            + " WHERE i.indisvalid AND c.relname IN ('i1', 'i2') ORDER BY 1";
    private static final String CLEAN = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
    private static final List<String> ALL = List.of("r1", "r2", "r3", "r4");

    /** What is asked for, from where, and which revisions are applied afterwards. */
    private enum Call {
        ONESHOT,
        STAMP,
        DOWNGRADE;

        void make(Stemma stemma) {
            switch (this) {
                case ONESHOT -> stemma.oneshot("head");
                case STAMP -> stemma.stamp(List.of("head"));
                case DOWNGRADE -> stemma.downgrade("base");
            }
        }

        /** A oneshot leaves a database alone that has revisions. */
        void makeAgain(Stemma stemma) {
            if (this == ONESHOT) {
                stemma.upgrade("head");
            } else {
                make(stemma);
            }
        }

        /** The revisions that are applied when these steps are done. */
        List<String> applied(List<String> done) {
            return this == DOWNGRADE
                    ? ALL.stream().filter(id -> !done.contains(id)).toList()
                    : done;
        }
    }

    private Scripts scripts;

    @BeforeEach
    void writeChain(@TempDir Path folder) {
        scripts = new Scripts(folder)
                .chain(2)
                .write("r3", Scripts.header("r3", "r2") + """
                        -- migrate:up transaction:false
                        CREATE INDEX CONCURRENTLY i1 ON t1 (id);
                        CREATE INDEX CONCURRENTLY i2 ON t2 (id);

                        -- migrate:down transaction:false
                        DROP INDEX CONCURRENTLY i2;
                        DROP INDEX CONCURRENTLY i1;
                        """)
                .table(4, "r3");
    }

    @ParameterizedTest
    @MethodSource("callsAndDirections")
    void whereverTheConnectionIsCut_theReportIsTrue_andTheNextRunGoesOnFromThere(
            int first, Call call, Direction direction, TestDatabase database) throws Exception {
        int cuts = 0;
        for (int packet = 1 + first % STEP; packet <= LAST; packet += STEP) {
            database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
            if (call == Call.DOWNGRADE) {
                undisturbed(database).upgrade("head");
            }
            try (FaultyProxy proxy = FaultyProxy.start(host(database), port(database), direction, packet)) {
                Report report = call(database, call, proxy.port());
                awaitEndOfBackends(database);
                requireTrue(database, call, report, call + " " + direction + " " + packet + "\n");
                cuts += proxy.hasCut() ? 1 : 0;
                if (!proxy.hasCut()) {
                    break;
                }
            }
            call.makeAgain(undisturbed(database));
            assertThat(database.column(APPLIED)).isEqualTo(call.applied(ALL));
            assertThat(database.column(HALF_DONE)).isEmpty();
        }
        // one beyond the last packet ends the loop, so that every part of the run was met
        assertThat(cuts).isPositive();
    }

    static Stream<Arguments> callsAndDirections() {
        List<Arguments> all = new ArrayList<>();
        for (Call call : Call.values()) {
            for (Direction direction : Direction.values()) {
                all.add(Arguments.of(2 * all.size(), call, direction));
            }
        }
        return all.stream();
    }

    /** What became of one call, by its own words. */
    private record Report(List<String> done, Optional<StemmaException> failure) {}

    private void requireTrue(TestDatabase database, Call call, Report report, String where) {
        List<String> applied = ifThere(database, APPLIED);
        List<String> halfDone = ifThere(database, HALF_DONE);
        assertThat(applied).as(where).isEqualTo(call.applied(report.done()));
        if (call != Call.STAMP) {
            List<String> tables =
                    applied.stream().map(id -> id.replace('r', 't')).toList();
            assertThat(database.column(TABLES)).as(where).isEqualTo(without(tables, "t3"));
            List<String> indexes = applied.contains("r3") ? List.of("i1", "i2") : List.of();
            assertThat(!halfDone.isEmpty() || database.column(INDEXES).equals(indexes))
                    .as(where)
                    .isTrue();
        }
        if (report.failure().isEmpty()) {
            assertThat(report.done()).as(where).hasSameElementsAs(ALL);
            return;
        }
        StemmaException failure = report.failure().get();
        String message = String.valueOf(failure.getMessage());
        // the server can always be reached again
        assertThat(message).as(where).doesNotContain("correct the", "refused a statement", "unknown", "or not");
        if (message.contains("Nothing was changed")) {
            assertThat(report.done()).as(where).isEmpty();
        }
        if (failure instanceof StepFailedException failed) {
            String revision = failed.step().revision().id();
            assertThat(report.done()).as(where + message).doesNotContain(revision);
            assertThat(message.contains("the bookkeeping has the revision as half done"))
                    .as(where + message)
                    .isEqualTo(halfDone.contains(revision));
            assertThat(message.contains("nothing of ")).as(where + message).isEqualTo(!halfDone.contains(revision));
            String head = applied.isEmpty() ? "base" : applied.get(applied.size() - 1);
            assertThat(message).as(where).contains("the database was at " + head + " ");
        }
        if (failure instanceof ConnectionLostException lost) {
            assertThat(message).as(where).contains("which did happen", String.join(", ", report.done()));
            assertThat(report.done()).as(where).contains(lost.step().revision().id());
        }
    }

    private static List<String> without(List<String> all, String one) {
        return all.stream().filter(each -> !each.equals(one)).toList();
    }

    private static List<String> ifThere(TestDatabase database, String query) {
        boolean exists = database.value("SELECT to_regclass('schema_revision') IS NOT NULL")
                .equals("t");
        return exists ? database.column(query) : List.of();
    }

    private Report call(TestDatabase database, Call call, int port) {
        List<String> done = new ArrayList<>();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setServerNames(new String[] {"localhost"});
        try {
            call.make(Stemma.builder(dataSource)
                    .scripts(scripts.folder().toString())
                    .listener(event -> {
                        if (event instanceof Event.StepFinished finished) {
                            done.add(finished.step().revision().id());
                        }
                    })
                    .build());
            return new Report(done, Optional.empty());
        } catch (StemmaException e) {
            return new Report(done, Optional.of(e));
        }
    }

    private Stemma undisturbed(TestDatabase database) {
        return Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .build();
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
