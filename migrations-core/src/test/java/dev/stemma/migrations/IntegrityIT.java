package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.prepare.IrreversibleException;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen when bookkeeping, scripts and rights do not fit together. */
class IntegrityIT extends RunningScripts {

    @Test
    void readOnlyCalls_createNoBookkeeping(TestDatabase database) {
        scripts.chain(2);
        Stemma stemma = stemma(database).build();

        assertThat(stemma.planUpgrade("head").steps()).hasSize(2);
        assertThat(stemma.status().pending()).hasSize(2);
        assertThat(stemma.applied()).isEmpty();

        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void downgrade_throughARevisionWithoutDowngrade_isRefusedBeforeAnythingRuns(TestDatabase database) {
        scripts.chain(1)
                .write("r2", Scripts.header("r2", "r1") + "-- migrate:up\nCREATE TABLE a (id int);\n")
                .table(3, "r2");
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");

        assertThatThrownBy(() -> stemma.downgrade("base"))
                .isInstanceOf(IrreversibleException.class)
                .hasMessageContaining("r2");
        assertThat(database.column(TABLES)).containsExactly("a", "t1", "t3");
    }

    @Test
    void downgrade_ofARevisionWhoseScriptIsGone_usesTheStoredWayBack(TestDatabase database) {
        scripts.chain(2);
        stemma(database).build().upgrade("head");
        scripts.remove("r2");
        Stemma stemma = stemma(database).build();

        assertThat(stemma.status().unknown())
                .extracting(revision -> revision.id())
                .containsExactly("r2");
        stemma.downgrade("-1");

        assertThat(database.column(TABLES)).containsExactly("t1");
        assertThat(database.column(APPLIED)).containsExactly("r1");
    }

    @Test
    void upgrade_ofADatabaseWithUnknownRevisions_isRefused_unlessThereIsNothingToDo(TestDatabase database) {
        scripts.chain(2);
        stemma(database).build().upgrade("head");
        scripts.remove("r2");
        RunReport nothing = stemma(database).build().upgrade("head");
        assertThat(nothing.nothingToDo()).isTrue();
        assertThat(nothing.plan().headsAfter()).containsExactly("r2");
        assertThat(events).last().isInstanceOf(Event.DatabaseAhead.class);

        scripts.table(3, "r1");
        assertThatThrownBy(() -> stemma(database).build().upgrade("head"))
                .isInstanceOf(DatabaseAheadException.class)
                .hasMessageContaining("r2 (Message of r2)")
                .hasMessageContaining("migrate downgrade r1");
    }

    @Test
    void upgrade_ofADatabaseWithUnknownRevisionsOfNoWayBack_promisesNone(TestDatabase database) {
        scripts.chain(1).write("r2", Scripts.header("r2", "r1") + "-- migrate:up\nCREATE TABLE t2 (id int);\n");
        stemma(database).build().upgrade("head");
        scripts.remove("r2");
        scripts.table(3, "r1");

        assertThatThrownBy(() -> stemma(database).build().upgrade("head"))
                .isInstanceOf(DatabaseAheadException.class)
                .hasMessageEndingWith("the database keeps no way back from r2");
    }

    @Test
    void aChangedScriptOfAnAppliedRevision_isReported(TestDatabase database) {
        scripts.chain(2);
        Stemma stemma = stemma(database).build();
        stemma.upgrade("r1");
        scripts.add("r1", "", "CREATE TABLE t1 (id bigint);", "DROP TABLE t1;");

        assertThat(stemma.status().changed()).singleElement().satisfies(changed -> {
            assertThat(changed.revision()).isEqualTo("r1");
            assertThat(changed.path()).endsWith("r1.sql");
        });
        stemma.upgrade("head");
        assertThat(events).anySatisfy(event -> assertThat(event).isInstanceOf(Event.ScriptsChanged.class));
    }

    @Test
    void aRoleThatMayNotCreateTables_isToldSo_andCanRunOnceTheyAreThere(TestDatabase database) {
        scripts.chain(1).add("r2", "r1", "SELECT 1;", "SELECT 1;");
        String role = "restricted_" + database.name();
        database.execute("REVOKE CREATE ON SCHEMA public FROM public; CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        try (HikariDataSource pool = poolOf(database, role)) {
            StemmaBuilder restricted =
                    Stemma.builder(pool).scripts(scripts.folder().toString());
            assertThatThrownBy(() -> restricted.build().upgrade("r1"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("permission denied for schema public")
                    .hasMessageContaining("needs CREATE on their schema")
                    .hasMessageNotContaining("Position");

            stemma(database).build().upgrade("r1");
            assertThatThrownBy(() -> restricted.build().status())
                    .hasMessageContaining("Looking needs SELECT on the bookkeeping table")
                    .hasMessageEndingWith("Nothing was changed.");
            database.execute("GRANT SELECT, INSERT, DELETE ON schema_revision, schema_revision_log TO " + role);
            assertThat(restricted.build().upgrade("head").plan().headsAfter()).containsExactly("r2");
        } finally {
            database.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    private static HikariDataSource poolOf(TestDatabase database, String role) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url().replaceAll("user=[^&]*", "user=" + role) + "&password=x");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    @Test
    void bookkeepingInASchemaOfItsOwn_isCreatedThere_whateverTheSearchPath(TestDatabase database) {
        scripts.add(
                "r1",
                "",
                "CREATE SCHEMA app; SET search_path = app; CREATE TABLE x (id int);",
                "DROP TABLE app.x; DROP SCHEMA app;");
        Stemma stemma = stemma(database)
                .bookkeeping(new BookkeepingNames("we;ird \"one\"", "Table"))
                .build();

        stemma.upgrade("head");
        stemma.downgrade("base");

        assertThat(database.column("SELECT count(*) FROM \"we;ird \"\"one\"\"\".\"Table_log\""))
                .containsExactly("2");
    }

    @Test
    void aBookkeepingTableThatWasDropped_isMadeAgain_whenTheLogIsStillThere(TestDatabase database) {
        scripts.chain(1);
        stemma(database).build().upgrade("head");
        database.execute("DROP TABLE schema_revision");

        stemma(database).build().stamp(List.of("head"));

        assertThat(database.column(APPLIED)).containsExactly("r1");
    }

    @Test
    void aGap_isRefused(TestDatabase database) throws Exception {
        scripts.chain(3);
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM schema_revision WHERE revision = 'r2'");
        }

        assertThat(stemma.status().gaps()).containsExactly("r2");
        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOfSatisfying(
                        StemmaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.GAP));
    }
}
