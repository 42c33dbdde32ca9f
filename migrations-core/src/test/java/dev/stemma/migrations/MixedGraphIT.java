package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.prepare.ChangedScript;
import dev.stemma.migrations.prepare.UnrecordableException;
import dev.stemma.migrations.repair.Integrity;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.migrations.script.InvalidScriptException;
import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** SQL scripts, classes of the class path and Java sources in one graph. */
class MixedGraphIT extends RunningScripts {

    private static final String SOURCE = """
            import static org.jooq.impl.DSL.*;
            import static org.jooq.impl.SQLDataType.*;
            import dev.stemma.migrations.op.*;

            @Revision(id = "source", revises = "compiled", message = "Index tokens")
            public final class IndexTokens implements RevisionScript {
                @Override
                public void upgrade(Operations op) {
                    op.execute(createIndex(Names.INDEX).on("t1", "token").where(field(name("token")).isNotNull()));
                }

                @Override
                public void downgrade(Operations op) {
                    op.execute(dropIndex(Names.INDEX));
                }
            }

            final class Names {
                static final String INDEX = "t1_token";
            }
            """;

    private static final String ROWS = "SELECT to_jsonb(r) - '{applied_at,applied_by,duration_ms}'::text[]"
            + " FROM schema_revision r ORDER BY revision";

    private Stemma mixed(TestDatabase database) {
        return stemma(database).scripts("classpath:dev.stemma.migrations.mixed").build();
    }

    private void source(String text) throws IOException {
        Files.writeString(scripts.folder().resolve("IndexTokens.java"), text);
    }

    private static CatalogSnapshot catalog(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection, "schema_revision", "schema_revision_log");
        }
    }

    @Test
    void aMixedGraph_goesUpAndDownAndUpAgain_toTheSameCatalog(TestDatabase database) throws Exception {
        scripts.table(1, "").table(2, "source");
        source(SOURCE);
        Stemma stemma = mixed(database);

        stemma.upgrade("head");

        assertThat(database.column(APPLIED)).containsExactly("r1", "compiled", "source", "r2");
        assertThat(database.value("SELECT indexdef FROM pg_indexes WHERE indexname = 't1_token'"))
                .contains("WHERE (token IS NOT NULL)");
        assertThat(mixed(database).status().integrity()).isEqualTo(Integrity.SOUND);
        CatalogSnapshot first = catalog(database);
        stemma.downgrade("base");
        assertThat(catalog(database).lines()).isEmpty();
        mixed(database).upgrade("head");
        assertThat(catalog(database)).isEqualTo(first);
    }

    @Test
    void aMixedGraph_asOfflineSql_givesTheCatalogAndTheBookkeepingOfARun(TestDatabase offline, TestDatabase online)
            throws Exception {
        scripts.table(1, "").table(2, "source");
        source(SOURCE);
        Stemma stemma = mixed(online);
        OfflineSql sql = Stemma.offline()
                .scripts(scripts.folder().toString())
                .scripts("classpath:dev.stemma.migrations.mixed")
                .build();

        stemma.upgrade("head");
        ScriptReader.run(offline, sql.upgrade("base:head").sql());
        assertThat(catalog(offline)).isEqualTo(catalog(online));
        assertThat(offline.column(ROWS)).hasSize(4).isEqualTo(online.column(ROWS));

        stemma.downgrade("r1");
        ScriptReader.run(offline, sql.downgrade("head:r1").sql());
        assertThat(catalog(offline)).isEqualTo(catalog(online));
        assertThat(offline.column(ROWS)).hasSize(1).isEqualTo(online.column(ROWS));
    }

    @Test
    void aSourceIsUndone_fromTheDatabase_whenItsFileIsGone(TestDatabase database) throws Exception {
        scripts.table(1, "").table(2, "source");
        source(SOURCE);
        mixed(database).upgrade("head");
        Files.delete(scripts.folder().resolve("IndexTokens.java"));
        Files.delete(scripts.folder().resolve("r2.sql"));

        mixed(database).downgrade("base");

        assertThat(catalog(database).lines()).isEmpty();
    }

    @Test
    void aSourceThatReads_isRefusedOffline_withFileAndLine() throws Exception {
        scripts.table(1, "");
        source(SOURCE.replace(
                "op.execute(createIndex", "if (op.dsl().fetchExists(table(\"t1\"))) op.execute(createIndex"));
        OfflineSql sql = Stemma.offline()
                .scripts(scripts.folder().toString())
                .scripts("classpath:dev.stemma.migrations.mixed")
                .build();

        assertThatThrownBy(() -> sql.upgrade("base:head"))
                .isInstanceOf(UnrecordableException.class)
                .hasMessageContaining("IndexTokens.java:9: this cannot be written down as SQL: it reads the database");
    }

    @Test
    void aStatementOfASourceThatFails_isReportedWithFileAndLine(TestDatabase database) throws IOException {
        scripts.table(1, "");
        source(SOURCE.replace("\"t1\", \"token\"", "\"t9\", \"token\""));
        Stemma stemma = mixed(database);

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageStartingWith("Revision source failed at "
                        + scripts.folder().resolve("IndexTokens.java") + ":9\n    create index \"t1_token\"")
                .hasMessageContaining("relation \"t9\" does not exist");
        assertThat(database.column(APPLIED)).containsExactly("r1", "compiled");
    }

    @Test
    void aSourceThatDoesNotCompile_stopsTheRunBeforeAnythingRan(TestDatabase database) throws IOException {
        scripts.table(1, "");
        source(SOURCE.replace("INDEX =", "INDICES ="));
        Stemma stemma = mixed(database);

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageMatching("(?s).*IndexTokens.java:9:\\d+: cannot find symbol.*IndexTokens.java:14:\\d+: .*");
        assertThat(database.column(TABLES)).isEmpty();
        // neither the revisions below it nor the look at the database need it compiled
        stemma.upgrade("compiled");
        assertThat(stemma.status().pending()).hasSize(1);
    }

    @Test
    void aSourceThatChangedAfterItWasApplied_isTold_butNotForNewParents(TestDatabase database) throws IOException {
        scripts.table(1, "");
        source(SOURCE);
        mixed(database).upgrade("head");

        assertThat(mixed(database).status().changed()).isEmpty();
        source(SOURCE.replace("Index tokens", "Index the tokens"));
        assertThat(mixed(database).status().changed()).isEmpty();
        source(SOURCE.replace("isNotNull", "isNull"));
        assertThat(mixed(database).status().changed())
                .extracting(ChangedScript::revision)
                .containsExactly("source");
    }
}
