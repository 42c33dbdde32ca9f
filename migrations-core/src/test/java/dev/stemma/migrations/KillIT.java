package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.KillableServer;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The runner, or the server, is killed at the boundaries between the statements of a run over the manager sample and some
 * steps without a transaction. After each kill the next run reaches the head, and the catalog is the undisturbed one. The
 * killed run itself is taken up where it was, so that it too comes to the head in the end.
 */
class KillIT extends RunningScripts {

    /** Every boundary with {@code -Dstemma.kill.step=1}. */
    private static final int STEP = Integer.getInteger("stemma.kill.step", 79);

    private static final String SAMPLE = "classpath:samples/manager/migrations";
    private static final String SAMPLE_HEAD = "aa27f1d5cd35";
    private static final int REVISIONS = 44;
    private static final String DONE = "SELECT revision FROM schema_revision_log WHERE outcome = 'done'";
    /** What a transaction of a section's own has written. */
    private static final String WRITTEN = "SELECT count(*) FROM killed";

    /** What runs find, but for times and who it was. */
    private static final String ROWS =
            "SELECT concat(revision, ' ', state, ' ', progress, ' ', claim_session IS NULL, ' ',"
                    + " (SELECT count(*) FROM schema_revision_log WHERE outcome <> 'failed')) FROM schema_revision ORDER BY revision";

    private final Set<String> met = new HashSet<>();
    private final Set<String> left = new HashSet<>();

    @BeforeEach
    void writeChain() {
        scripts.add("k1", SAMPLE_HEAD, "CREATE TABLE killed (id int);", "")
                .write("k2", Scripts.header("k2", "k1") + """
                        -- migrate:up transaction:false
                        CREATE INDEX CONCURRENTLY killed_one ON killed (id);
                        BEGIN;
                        INSERT INTO killed VALUES (1);
                        COMMIT;
                        CREATE UNIQUE INDEX CONCURRENTLY killed_two ON killed (id);
                        """)
                .add("k3", "k2", "CREATE TABLE after_killed ();", "");
    }

    private List<String> locations() {
        return List.of(SAMPLE, scripts.folder().toString());
    }

    private StemmaBuilder upgrading(TestDatabase database) {
        return Stemma.builder(database.dataSource())
                .scripts(SAMPLE)
                .scripts(scripts.folder().toString());
    }

    private static CatalogSnapshot catalog(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection);
        }
    }

    /** Whether to kill here: at each boundary that was not met before, but for the stride. */
    private boolean kills(String boundary) {
        return met.add(boundary) && met.size() % STEP == 0;
    }

    /**
     * The next run on what the killed one left reaches the head. Of what is left more than once, as after each boundary of
     * a transaction, it is asked once.
     */
    private void requireWhole(TestDatabase killed, CatalogSnapshot undisturbed, String where) throws Exception {
        if (!left.add(catalog(killed) + String.join("\n", ifThere(killed, ROWS)))) {
            return;
        }
        TestDatabase copy = killed.copyAs(killed.name() + "_copy");
        try {
            upgrading(copy).build().upgrade("head");
            requireAtHead(copy, undisturbed, where);
        } finally {
            copy.drop();
        }
    }

    private static List<String> ifThere(TestDatabase database, String query) {
        boolean exists = database.value("SELECT to_regclass('schema_revision_log') IS NOT NULL")
                .equals("t");
        return exists ? database.column(query) : List.of();
    }

    private static void requireAtHead(TestDatabase database, CatalogSnapshot undisturbed, String where)
            throws SQLException {
        assertThat(undisturbed.diff(catalog(database))).as(where).isEmpty();
        assertThat(database.column(DONE)).as(where).hasSize(REVISIONS).doesNotHaveDuplicates();
        assertThat(database.value(WRITTEN)).as(where).isEqualTo("1");
    }

    @Test
    void whereverItsProcessIsKilled_theNextRunReachesTheHead(TestDatabase database, TestDatabase other)
            throws Exception {
        upgrading(other).build().upgrade("head");
        CatalogSnapshot undisturbed = catalog(other);
        int kills = 0;
        KilledProcess current = KilledProcess.start(database.url(), locations());
        KilledProcess next = KilledProcess.start(database.url(), locations());
        try {
            for (String boundary = current.goOn(); boundary != null; boundary = current.goOn()) {
                if (kills(boundary)) {
                    current.kill();
                    kills++;
                    requireWhole(database, undisturbed, boundary);
                    current = next;
                    next = KilledProcess.start(database.url(), locations());
                }
            }
        } finally {
            current.kill();
            next.kill();
        }
        requireAtHead(database, undisturbed, "in the end");
        report("process", kills);
    }

    @Test
    void wheneverTheServerIsKilled_theReportIsTrue_andTheNextRunReachesTheHead() throws Exception {
        try (KillableServer server = KillableServer.start()) {
            TestDatabase other = server.create("undisturbed");
            upgrading(other).build().upgrade("head");
            CatalogSnapshot undisturbed = catalog(other);
            TestDatabase database = server.create("killed");
            int kills = 0;
            for (String killed = upgradeKilling(server, database); killed != null; ) {
                kills++;
                requireWhole(database, undisturbed, killed);
                killed = upgradeKilling(server, database);
            }
            requireAtHead(database, undisturbed, "in the end");
            report("server", kills);
        }
    }

    /** Upgrades until the server is killed; the boundary at which it was, or null when the run came to its end. */
    private @Nullable String upgradeKilling(KillableServer server, TestDatabase database) {
        List<String> before = applied(database);
        List<String> done = new ArrayList<>(before);
        List<String> killed = new ArrayList<>();
        Boundaries boundaries = new Boundaries(boundary -> {
            if (killed.isEmpty() && kills(boundary)) {
                killed.add(boundary);
                server.killAndStart();
            }
        });
        Stemma stemma = Stemma.builder(boundaries.in(database.dataSource()))
                .scripts(SAMPLE)
                .scripts(scripts.folder().toString())
                .listener(event -> {
                    boundaries.listen(event);
                    if (event instanceof Event.StepFinished finished) {
                        done.add(finished.step().revision().id());
                    }
                })
                .build();
        try {
            stemma.upgrade("head");
        } catch (StemmaException e) {
            assertThat(killed).as(() -> String.valueOf(e)).isNotEmpty();
            assertThat(e.getMessage()).as(killed.get(0)).doesNotContain("unknown", "correct the");
        }
        assertThat(applied(database)).as(String.valueOf(killed)).containsExactlyInAnyOrderElementsOf(done);
        return killed.isEmpty() ? null : killed.get(0);
    }

    private static List<String> applied(TestDatabase database) {
        return ifThere(database, APPLIED);
    }

    private void report(String what, int kills) {
        assertThat(kills).isEqualTo(met.size() / STEP);
        assertThat(met).hasSizeGreaterThan(300);
        System.out.println(
                what + " killed at " + kills + " of " + met.size() + " boundaries, " + left.size() + " states");
    }
}
