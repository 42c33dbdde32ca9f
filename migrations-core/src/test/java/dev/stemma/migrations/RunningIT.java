package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** How steps run: in order, in transactions, with their errors. */
class RunningIT extends RunningScripts {

    @Test
    void upgrade_appliesTheChainInOrder_andRecordsEachRevision(TestDatabase database) {
        scripts.chain(3);

        RunReport report = stemma(database).build().upgrade("head");

        assertThat(report.plan().steps())
                .extracting(step -> step.revision().id())
                .containsExactly("r1", "r2", "r3");
        assertThat(database.column(TABLES)).containsExactly("t1", "t2", "t3");
        assertThat(database.column("SELECT concat_ws('|', revision, parents, message, state, origin, length(checksum),"
                        + " downgrade_sql IS NOT NULL, duration_ms >= 0, applied_by LIKE '%@%')"
                        + " FROM schema_revision ORDER BY applied_at"))
                .containsExactly(
                        "r1||Message of r1|applied|upgrade|64|t|t|t",
                        "r2|r1|Message of r2|applied|upgrade|64|t|t|t",
                        "r3|r2|Message of r3|applied|upgrade|64|t|t|t");
        assertThat(database.column(
                        "SELECT revision || ' ' || action || ' ' || outcome FROM schema_revision_log ORDER BY id"))
                .containsExactly("r1 upgrade done", "r2 upgrade done", "r3 upgrade done");
    }

    @Test
    void downgrade_byOne_undoesTheHead_andLogsIt(TestDatabase database) {
        scripts.chain(3);
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");

        RunReport report = stemma.downgrade("-1");

        assertThat(report.plan().headsAfter()).containsExactly("r2");
        assertThat(database.column(TABLES)).containsExactly("t1", "t2");
        assertThat(database.value("SELECT revision || ' ' || action FROM schema_revision_log ORDER BY id DESC LIMIT 1"))
                .isEqualTo("r3 downgrade");
        assertThat(stemma.upgrade("+1").plan().headsAfter()).containsExactly("r3");
    }

    @Test
    void upgrade_whenAStatementFails_keepsEarlierRevisions_andSaysWhereAndWhatNext(TestDatabase database) {
        scripts.chain(1)
                .write(
                        "r2",
                        Scripts.header("r2", "r1")
                                + "-- migrate:up\nCREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\n"
                                + "INSERT INTO a\n  VALUES (1, 2);\n-- migrate:down\nDROP TABLE a;\n");
        Stemma stemma = stemma(database).build();

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOfSatisfying(StepFailedException.class, failure -> {
                    assertThat(failure.location().orElseThrow().line()).isEqualTo(10);
                    assertThat(failure.location().orElseThrow().index()).isEqualTo(3);
                    assertThat(failure.sqlState()).contains("42601");
                })
                .hasMessageContaining("r2.sql:10:14, statement 3 of 3")
                .hasMessageContaining("INSERT has more expressions than target columns")
                .hasMessageContaining("rolled back")
                .hasMessageContaining("the database is at r1");

        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column(TABLES)).containsExactly("t1");
        assertThat(database.value("SELECT error FROM schema_revision_log WHERE outcome = 'failed' AND revision = 'r2'"))
                .contains("INSERT has more expressions");
        assertThat(events).last().isInstanceOf(Event.StepFailed.class);

        scripts.add("r2", "r1", "CREATE TABLE a (id int);", "DROP TABLE a;");
        assertThat(stemma.upgrade("head").plan().headsAfter()).containsExactly("r2");
    }

    @Test
    void upgrade_runsConcurrentIndexesOutsideATransaction_onTheConnectionThatHoldsTheLock(TestDatabase database) {
        scripts.chain(1)
                .write(
                        "r2",
                        Scripts.header("r2", "r1") + "-- migrate:up transaction:false\n"
                                + "CREATE INDEX CONCURRENTLY i ON t1 (id);\n-- migrate:down transaction:false\n"
                                + "DROP INDEX CONCURRENTLY i;\n");
        Stemma stemma = stemma(database).build();

        stemma.upgrade("head");
        assertThat(database.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .isEqualTo("t");

        stemma.downgrade("-1");
        assertThat(database.column("SELECT 1 FROM pg_class WHERE relname = 'i'"))
                .isEmpty();
    }

    @Test
    void upgrade_refusesAConcurrentIndexInATransaction_beforeAnythingRuns(TestDatabase database) {
        scripts.chain(1).add("r2", "r1", "CREATE INDEX CONCURRENTLY i ON t1 (id);", "DROP INDEX i;");

        assertThatThrownBy(() -> stemma(database).build().upgrade("head"))
                .hasMessageContaining("r2.sql:7")
                .hasMessageContaining("transaction:false");

        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void upgrade_refusesACommitInATransaction(TestDatabase database) {
        scripts.add("r1", "", "CREATE TABLE a (id int);\nCOMMIT;", "DROP TABLE a;");

        assertThatThrownBy(() -> stemma(database).build().upgrade("head"))
                .hasMessageContaining("r1.sql:8: 'COMMIT' would end the transaction");
    }

    @Test
    void failedNonTransactionalStep_saysWhichStatementsStay(TestDatabase database) {
        scripts.write(
                "r1",
                Scripts.header("r1", "") + "-- migrate:up transaction:false\nCREATE TABLE a (id int);\nSELECT 1/0;\n"
                        + "-- migrate:down\nDROP TABLE a;\n");

        assertThatThrownBy(() -> stemma(database).build().upgrade("head"))
                .hasMessageContaining("1 of its 2 statements took effect and stay");
        assertThat(database.column(TABLES)).containsExactly("a");
        assertThat(database.column(APPLIED)).isEmpty();
    }

    @Test
    void copyWithInlineData_isLoaded_andItsErrorsNameTheLineOfTheData(TestDatabase database) {
        scripts.add(
                "r1",
                "",
                "CREATE TABLE a (id int, t text);\nCOPY a FROM stdin;\n1\tx;y\n2\t\\N\n\\.\n",
                "DROP TABLE a;");
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");
        assertThat(database.column("SELECT coalesce(t, 'null') FROM a ORDER BY id"))
                .containsExactly("x;y", "null");

        scripts.add("r2", "r1", "COPY a FROM stdin;\n3\tz\nfour\tz\n\\.\n", "DELETE FROM a;");
        assertThatThrownBy(() -> stemma(database).build().upgrade("head")).hasMessageContaining("r2.sql:9:");
    }

    @Test
    void questionMarksBracesAndDollarQuotes_reachTheServerAsTheyAre(TestDatabase database) {
        scripts.add(
                "r1",
                "",
                "CREATE TABLE a (j jsonb, t text);\nINSERT INTO a VALUES ('{\"k\": \"{d ''x''}\"}', '?');\n"
                        + "DO $body$ BEGIN PERFORM 1 FROM a WHERE j ? 'k'; IF NOT FOUND THEN RAISE 'no'; END IF; END $body$;",
                "DROP TABLE a;");

        stemma(database).build().upgrade("head");

        assertThat(database.value("SELECT t || (j->>'k') FROM a")).isEqualTo("?{d 'x'}");
    }

    @Test
    void noticesOfTheServer_reachTheListener(TestDatabase database) {
        scripts.add("r1", "", "DO $$ BEGIN RAISE NOTICE 'hello from the server'; END $$;", "SELECT 1;");

        stemma(database).build().upgrade("head");

        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Event.ServerNotice.class,
                                notice -> assertThat(notice.message()).contains("hello from the server")));
    }

    @Test
    void aMergeAndABranch_areAppliedAndUndone(TestDatabase database) {
        scripts.chain(1).table(2, "r1").table(3, "r1").add("r4", "r2, r3", "", "");
        Stemma stemma = stemma(database).build();

        assertThat(stemma.upgrade("head").plan().headsAfter()).containsExactly("r4");
        assertThat(stemma.downgrade("r1").plan().steps())
                .allSatisfy(step -> assertThat(step.direction()).isEqualTo(Direction.DOWNGRADE))
                .hasSize(3);
        assertThat(database.column(TABLES)).containsExactly("t1");
    }
}
