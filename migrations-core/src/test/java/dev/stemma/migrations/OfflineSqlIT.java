package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.repair.Integrity;
import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.Psql;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A script of offline SQL does what a run does. */
class OfflineSqlIT extends RunningScripts {

    private static final List<String> ROWS = List.of(
            "SELECT to_jsonb(r) - '{applied_at,applied_by,duration_ms}'::text[] FROM schema_revision r ORDER BY revision",
            "SELECT to_jsonb(l) - '{id,ended_at,run_by,duration_ms}'::text[] FROM schema_revision_log l"
                    + " WHERE outcome <> 'begun' ORDER BY id");
    private static final List<String> DATA = List.of(
            "SELECT t::text FROM \"T:n?\" t ORDER BY id",
            "SELECT v::text FROM \"values\" v ORDER BY id",
            "SELECT obj_description('\"values\"'::regclass)");

    /** How a script is run. */
    private interface Reader {
        void run(TestDatabase database, String script) throws SQLException;
    }

    @Test
    void script_doesWhatTheRunDoes_throughOurOwnReader(TestDatabase offline, TestDatabase online) throws SQLException {
        upAndDown(offline, online, ScriptReader::run);
    }

    @Test
    void script_doesWhatTheRunDoes_throughPsql(TestDatabase offline, TestDatabase online) throws SQLException {
        upAndDown(offline, online, OfflineSqlIT::psql);
    }

    private void upAndDown(TestDatabase offline, TestDatabase online, Reader reader) throws SQLException {
        MixedGraph.write(scripts, atLeast14(online));
        Stemma stemma = stemma(online).revisions(java()).build();
        OfflineSql sql = offline();

        stemma.upgrade("heads");
        reader.run(offline, sql.upgrade("base:heads").sql());
        assertSame(offline, online, ROWS);
        assertSame(offline, online, DATA);
        for (TestDatabase database : List.of(offline, online)) {
            assertThat(stemma(database).revisions(java()).build().status().integrity())
                    .isEqualTo(Integrity.SOUND);
        }
        assertThat(snapshot(offline).diff(snapshot(online))).isEmpty();

        stemma.downgrade("side-line@-1");
        stemma.downgrade("r1");
        reader.run(offline, sql.downgrade("heads:side-line@-1").sql());
        reader.run(offline, sql.downgrade("r5,s1:r1").sql());
        assertSame(offline, online, ROWS);
        assertThat(snapshot(offline).diff(snapshot(online))).isEmpty();

        stemma.downgrade("base");
        reader.run(offline, sql.downgrade("s1:base").sql());
        assertThat(stemma(offline).revisions(java()).build().status().integrity())
                .isEqualTo(Integrity.SOUND);
        assertSame(offline, online, ROWS);
        assertThat(snapshot(offline).diff(snapshot(online))).isEmpty();
        assertThat(offline.column(TABLES)).isEmpty();
    }

    private static RevisionScript[] java() {
        return new RevisionScript[] {new MixedGraph.Values(), new MixedGraph.Outside(), new MixedGraph.ReadsOnWayBack()
        };
    }

    private OfflineSql offline() {
        return Stemma.offline()
                .scripts(scripts.folder().toString())
                .revisions(java())
                .listener(events::add)
                .build();
    }

    private static boolean atLeast14(TestDatabase database) {
        return Integer.parseInt(database.value("SHOW server_version_num")) >= 140000;
    }

    private static void psql(TestDatabase database, String script) {
        Optional<Psql> psql = Psql.find();
        assumeTrue(psql.isPresent(), Psql.MISSING);
        Psql.Outcome outcome = psql.get().run(database, script, "-q", "-v", "n=oops", "-v", "AUTOCOMMIT=off");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).doesNotContain("ERROR", "WARNING", "NOTICE");
    }

    private static void assertSame(TestDatabase offline, TestDatabase online, List<String> queries) {
        for (String query : queries) {
            assertThat(offline.column(query)).as(query).isEqualTo(online.column(query));
        }
    }

    private static CatalogSnapshot snapshot(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection);
        }
    }
}
