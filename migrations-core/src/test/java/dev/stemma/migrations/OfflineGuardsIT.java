package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.lock.AdvisoryKey;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A script of offline SQL runs only where it was written for. */
class OfflineGuardsIT extends RunningScripts {

    @Test
    void script_onADatabaseElsewhere_saysWhatIsThereAndChangesNothing(TestDatabase database) {
        scripts.chain(3);
        stemma(database).build().upgrade("r1");

        assertThatThrownBy(() ->
                        ScriptReader.run(database, offline().upgrade("r2:head").sql()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(
                        "This script is for a database at r2, and this database is not there. Nothing was")
                .hasMessageContaining("Not applied here: r2");
        assertThatThrownBy(() -> ScriptReader.run(
                        database, offline().upgrade("base:head").sql()))
                .hasMessageContaining("is for a database at base")
                .hasMessageContaining("Applied here besides: r1");
        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void script_withoutBookkeeping_saysWhatIsMissing(TestDatabase database) {
        scripts.chain(2);

        assertThatThrownBy(() ->
                        ScriptReader.run(database, offline().upgrade("r1:head").sql()))
                .hasMessageContaining("Not applied here: r1");
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void script_whileARunIsUnderWay_isRefusedAndRunsAfterIt(TestDatabase database) throws SQLException {
        scripts.chain(2);
        String script = offline().upgrade("head").sql();
        long key = AdvisoryKey.of("public.schema_revision").value();

        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + key + ")");
            assertThatThrownBy(() -> ScriptReader.run(database, script))
                    .hasMessageContaining("Another run on this database is under way. Nothing was changed.");
        }

        ScriptReader.run(database, script);
        assertThat(database.column(TABLES)).containsExactly("t1", "t2");
    }

    @Test
    void script_withoutLock_takesNone(TestDatabase database) throws SQLException {
        scripts.chain(1);
        String script = Stemma.offline()
                .scripts(scripts.folder().toString())
                .lock(LockKind.NONE)
                .build()
                .upgrade("head")
                .sql();

        assertThat(script).doesNotContain("advisory");
        ScriptReader.run(database, script);
        assertThat(database.column(APPLIED)).containsExactly("r1");
    }

    @Test
    void bookkeeping_ofAHostileName_isCreatedAndWritten(TestDatabase database) throws SQLException {
        scripts.chain(2);
        OfflineSql offline = Stemma.offline()
                .scripts(scripts.folder().toString())
                .bookkeeping(new BookkeepingNames("we;ird \"s\" ?", "it's $stemma$ :n ?"))
                .build();

        ScriptReader.run(database, offline.upgrade("r1").sql());
        ScriptReader.run(database, offline.upgrade("r1:head").sql());
        ScriptReader.run(database, offline.downgrade("r2:r1").sql());

        assertThat(database.column("SELECT revision FROM \"we;ird \"\"s\"\" ?\".\"it's $stemma$ :n ?\""))
                .containsExactly("r1");
        assertThat(database.column("SELECT action FROM \"we;ird \"\"s\"\" ?\".\"it's $stemma$ :n ?_log\" ORDER BY id"))
                .containsExactly("upgrade", "upgrade", "downgrade");
    }

    @Test
    void roleThatMayNotCreate_runsTheScriptFromBaseWhereTheTablesAre(TestDatabase database) throws SQLException {
        scripts.add("r1", "", "SELECT 1;", "SELECT 1;");
        stemma(database).build().upgrade("head");
        stemma(database).build().downgrade("base");
        database.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO PUBLIC;"
                + " GRANT SELECT, INSERT, DELETE ON schema_revision, schema_revision_log TO PUBLIC");

        String role = "limited_" + database.name();
        database.execute("CREATE ROLE " + role);
        try {
            String script = offline().upgrade("head").sql();
            ScriptReader.run(database, "SET ROLE " + role + ";\n" + script);
            assertThat(database.column(APPLIED)).containsExactly("r1");
        } finally {
            database.execute("DROP ROLE " + role);
        }
    }

    @Test
    void stamp_recordsAndForgetsWithoutRunning(TestDatabase database) throws SQLException {
        scripts.chain(3);

        ScriptReader.run(database, offline().stamp("r2").sql());
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
        ScriptReader.run(database, offline().stamp("r2:r1").sql());
        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column("SELECT action || ' ' || revision FROM schema_revision_log ORDER BY id"))
                .containsExactly("stamp r1", "stamp r2", "unstamp r2");
        assertThat(database.column(TABLES)).isEmpty();
        assertThatCode(() -> stemma(database).build().upgrade("r1")).doesNotThrowAnyException();
    }

    private OfflineSql offline() {
        return Stemma.offline().scripts(scripts.folder().toString()).build();
    }
}
