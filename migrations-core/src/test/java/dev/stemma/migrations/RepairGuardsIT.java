package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.repair.Discrepancy;
import dev.stemma.migrations.repair.Repair;
import dev.stemma.migrations.repair.RepairRefusedException;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a repair refuses, what it leaves behind, and that it takes turns with runs. */
class RepairGuardsIT extends RunningScripts {

    private static final String EVERYTHING =
            "SELECT r::text FROM schema_revision r UNION ALL" + " SELECT l::text FROM schema_revision_log l ORDER BY 1";
    private static final String FORGET = "DELETE FROM schema_revision WHERE revision IN ";

    private Stemma atHead(TestDatabase database, int length) {
        scripts.chain(length);
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");
        return stemma;
    }

    private static Repair applied(String... revisions) {
        return new Repair.MarkApplied(List.of(revisions));
    }

    private static Repair notApplied(String... revisions) {
        return new Repair.MarkNotApplied(List.of(revisions));
    }

    private static Repair accept(String... revisions) {
        return new Repair.AcceptScript(List.of(revisions));
    }

    private static List<String> found(Stemma stemma) {
        return stemma.status().integrity().discrepancies().stream()
                .map(each -> each.kind().text() + " " + each.revision())
                .toList();
    }

    private static void refused(
            TestDatabase database, Stemma stemma, Repair repair, ErrorCode code, String revision, String... words) {
        List<String> before = database.column(EVERYTHING);
        for (Runnable call : List.<Runnable>of(() -> stemma.repair(repair), () -> stemma.planRepair(repair))) {
            assertThatThrownBy(call::run)
                    .isInstanceOfSatisfying(RepairRefusedException.class, e -> {
                        assertThat(e.code()).isEqualTo(code);
                        assertThat(e.revisions()).containsExactly(revision);
                    })
                    .hasMessageContaining("Nothing was changed")
                    .hasMessageContainingAll(words);
        }
        assertThat(database.column(EVERYTHING)).isEqualTo(before);
    }

    @Test
    void aRepair_ofWhatIsInOrder_isRefused(TestDatabase database) {
        Stemma stemma = atHead(database, 2);
        ErrorCode nothing = ErrorCode.NOTHING_TO_REPAIR;

        refused(database, stemma, applied("r2"), nothing, "r2", "scripts, bookkeeping and log fit together");
        refused(database, stemma, accept(), nothing, "", "There is nothing that 'repair accept-script' would mend");
        database.execute("UPDATE schema_revision SET checksum = repeat('0', 64)");
        refused(database, stemma, accept("r"), nothing, "r", "fits several revisions: r1, r2");
        refused(database, stemma, accept("zz"), nothing, "zz", "What was found is about r1, r2");
    }

    @Test
    void aRepair_thatDoesNotMendWhatWasFound_namesTheOneThatDoes(TestDatabase database) {
        Stemma stemma = atHead(database, 2);
        database.execute("UPDATE schema_revision SET checksum = repeat('0', 64)");

        for (Repair wrong : List.of(applied("r2"), notApplied("r2"))) {
            refused(
                    database,
                    stemma,
                    wrong,
                    ErrorCode.NOTHING_TO_REPAIR,
                    "r2",
                    "'repair " + wrong.action() + "' does not mend what was found about revision r2",
                    "migrate repair accept-script r2");
        }
    }

    @Test
    void markNotApplied_belowAnAppliedRevision_isRefused(TestDatabase database) {
        Stemma stemma = atHead(database, 3);
        database.execute(FORGET + "('r2')");

        refused(
                database,
                stemma,
                notApplied("r2"),
                ErrorCode.REPAIR_REFUSED,
                "r3",
                "r3 stands on it and is applied",
                "Undo that first");
    }

    @Test
    void markApplied_aboveARevisionThatIsNot_isRefused_unlessBothAreNamed(TestDatabase database) {
        Stemma stemma = atHead(database, 3);
        database.execute(FORGET + "('r2', 'r3')");

        refused(
                database,
                stemma,
                applied("r3"),
                ErrorCode.REPAIR_REFUSED,
                "r2",
                "it stands on r2, not applied",
                "migrate repair mark-applied r2 r3");
        assertThat(stemma.repair(applied("r3", "r2")).changes())
                .extracting(change -> change.revision())
                .containsExactly("r2", "r3");
        assertThat(found(stemma)).isEmpty();
        assertThat(stemma.status().currentHeads()).containsExactly("r3");
    }

    @Test
    void acceptScript_ofAll_takesThemAll_andTheLogKeepsWhatWasThere(TestDatabase database) {
        Stemma stemma = atHead(database, 3);
        database.execute("UPDATE schema_revision SET checksum = repeat('0', 64) WHERE revision <> 'r2';"
                + " UPDATE schema_revision SET downgrade_sql = '-- migrate:down' WHERE revision = 'r2';"
                + " ALTER TABLE schema_revision_log DROP COLUMN detail");
        assertThat(found(stemma)).containsExactly("script-changed r1", "row-differs r2", "script-changed r3");

        stemma.repair(accept());

        assertThat(found(stemma)).isEmpty();
        List<String> details = database.column(
                "SELECT concat_ws(' ', revision, action, outcome, detail) FROM schema_revision_log WHERE id > 3 ORDER BY id");
        assertThat(details).hasSize(3);
        assertThat(details.get(0)).matches("r1 accept-script done checksum: '0{64}' -> '[0-9a-f]{64}'");
        assertThat(details.get(1))
                .isEqualTo(
                        "r2 accept-script done downgrade_sql: '-- migrate:down' -> '-- migrate:down\nDROP TABLE t2;\n'");
    }

    @Test
    void planRepair_tellsWhatChanges_andWritesNothing(TestDatabase database) {
        Stemma stemma = atHead(database, 2);
        database.execute(FORGET + "('r2')");
        List<String> before = database.column(EVERYTHING);

        assertThat(stemma.planRepair(applied("r2")).changes()).singleElement().satisfies(change -> {
            assertThat(change.before()).isNull();
            assertThat(change.columns()).extracting(column -> column.column()).contains("parents", "checksum");
        });
        assertThat(database.column(EVERYTHING)).isEqualTo(before);
    }

    @Test
    void whatSomebodyElseMendedMeanwhile_isNotMendedTwice(TestDatabase database) throws Exception {
        Stemma stemma = atHead(database, 2);
        database.execute(FORGET + "('r2')");
        CompletableFuture<Void> late;
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE schema_revision IN EXCLUSIVE MODE");
            late = CompletableFuture.runAsync(() -> stemma.repair(applied("r2")));
            await(
                    database,
                    "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'schema_revision'::regclass");
            stemma(other).repair(applied("r2"));
            other.commit();
        }

        assertThatThrownBy(() -> late.get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(RepairRefusedException.class)
                .hasMessageContaining("There is nothing to repair about revision \"r2\"")
                .hasMessageContaining("Nothing was changed");
        assertThat(database.value("SELECT count(*) FROM schema_revision_log WHERE action = 'mark-applied'"))
                .isEqualTo("1");
    }

    private Stemma stemma(Connection connection) {
        return Stemma.builder(connection)
                .scripts(scripts.folder().toString())
                .lock(LockKind.NONE)
                .build();
    }

    @Test
    void aRepair_inTheTransactionOfACaller_isTheCallersToCommit(TestDatabase database) throws Exception {
        Stemma stemma = atHead(database, 2);
        database.execute(FORGET + "('r2')");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL lock_timeout TO '7s'");
                stemma(connection).repair(applied("r2"));
                assertThat(found(stemma(connection))).isEmpty();
                try (ResultSet setting = statement.executeQuery("SHOW lock_timeout")) {
                    setting.next();
                    assertThat(setting.getString(1)).isEqualTo("7s");
                }
            }
            connection.rollback();
        }
        assertThat(found(stemma)).containsExactly("row-missing r2");
    }

    @Test
    void aStepAtWork_isNoFinding_andIsWaitedFor(TestDatabase database) throws Exception {
        scripts.write("r1", Scripts.header("r1", "") + """
                        -- migrate:up transaction:false
                        CREATE TABLE a (id int);
                        SELECT pg_sleep(60);
                        """);
        StemmaBuilder builder = stemma(database).lock(LockKind.NONE).lockWait(Duration.ofMillis(300));
        Stemma stemma = builder.build();
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> stemma.upgrade("head"));
        await(
                database,
                "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'");

        assertThat(stemma.status().halfDone()).hasSize(1);
        assertThat(found(stemma)).isEmpty();
        assertThatThrownBy(() -> stemma.repair(notApplied("r1")))
                .isInstanceOf(LockTimeoutException.class)
                .hasMessageContaining("at work on revision r1 without a transaction");

        database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'");
        assertThatThrownBy(() -> run.get(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(stemma.status().integrity().discrepancies()).singleElement().satisfies(each -> {
            assertThat(each.kind()).isEqualTo(Discrepancy.Kind.HALF_DONE);
            assertThat(each.explanation())
                    .contains("half done: 1 of 2 statements of its upgrade")
                    .contains("r1.sql:8: SELECT pg_sleep(60)");
        });
        database.execute("DROP TABLE a");
        stemma.repair(notApplied("r1"));
        assertThat(found(stemma)).isEmpty();
        assertThat(stemma.status().halfDone()).isEmpty();
    }

    @Test
    void aLogWhoseOldEntriesAreGone_isNoWitnessAgainstOldRows(TestDatabase database) {
        Stemma stemma = atHead(database, 3);

        database.execute("DELETE FROM schema_revision_log WHERE revision <> 'r3'");
        assertThat(found(stemma)).isEmpty();
        database.execute("UPDATE schema_revision SET applied_at = now() WHERE revision = 'r2'");
        assertThat(found(stemma)).containsExactly("row-unlogged r2");
        database.execute("DELETE FROM schema_revision_log");
        assertThat(found(stemma)).isEmpty();
        database.execute("DROP TABLE schema_revision_log");
        assertThat(found(stemma)).isEmpty();
    }
}
