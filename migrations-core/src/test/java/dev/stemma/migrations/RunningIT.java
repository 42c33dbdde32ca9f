package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.IrreversibleException;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Databases.class)
class RunningIT {

    private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            + " AND tablename NOT LIKE 'schema_revision%' ORDER BY 1";
    private static final String APPLIED = "SELECT revision FROM schema_revision ORDER BY applied_at";

    private Scripts scripts;
    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void writeInto(@TempDir Path folder) {
        scripts = new Scripts(folder);
    }

    private StemmaBuilder stemma(TestDatabase database) {
        return Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .listener(events::add);
    }

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
    void upgrade_atHead_takesNoLockAndWritesNothing(TestDatabase database) throws Exception {
        scripts.chain(2);
        stemma(database).build().upgrade("head");
        String before = database.value("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables");

        try (Connection other = holdLockOf(database)) {
            assertThat(stemma(database)
                            .lockWait(Duration.ZERO)
                            .build()
                            .upgrade("head")
                            .nothingToDo())
                    .isTrue();
            assertThat(other.isClosed()).isFalse();
        }

        assertThat(database.value("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables"))
                .isEqualTo(before);
    }

    /** Takes the lock as a run that waits inside a step would hold it. */
    private Connection holdLockOf(TestDatabase database) throws Exception {
        Connection connection = database.connect();
        dev.stemma.migrations.lock.RunLock.advisory("public.schema_revision")
                .acquire(connection, Duration.ZERO, holder -> {});
        return connection;
    }

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
    void stamp_recordsAncestorsWithoutRunning_andBackAgain(TestDatabase database) {
        scripts.chain(3);
        Stemma stemma = stemma(database).build();

        stemma.stamp(List.of("r2"));
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
        assertThat(database.column("SELECT DISTINCT origin FROM schema_revision"))
                .containsExactly("stamp");
        assertThat(database.column(TABLES)).isEmpty();

        stemma.stamp(List.of("base"));
        assertThat(database.column(APPLIED)).isEmpty();
        assertThat(database.column("SELECT revision || ' ' || action FROM schema_revision_log ORDER BY id"))
                .containsExactlyInAnyOrder("r1 stamp", "r2 stamp", "r2 unstamp", "r1 unstamp");
    }

    @Test
    void oneshot_onAFreshDatabase_createsEverything(TestDatabase database) {
        scripts.chain(3);

        OneshotReport report = stemma(database).build().oneshot("head");

        assertThat(report.wasFresh()).isTrue();
        assertThat(database.column(TABLES)).containsExactly("t1", "t2", "t3");
        assertThat(database.column("SELECT DISTINCT origin FROM schema_revision"))
                .containsExactly("oneshot");
    }

    @Test
    void oneshot_isOneTransaction(TestDatabase database) {
        scripts.chain(2).add("r3", "r2", "SELECT 1/0;", "SELECT 1;");

        assertThatThrownBy(() -> stemma(database).build().oneshot("head"))
                .hasMessageContaining("the transaction of all 3 revisions was rolled back");

        assertThat(database.column(TABLES)).isEmpty();
        assertThat(database.column(APPLIED)).isEmpty();
        assertThat(database.column("SELECT revision || ' ' || action || ' ' || outcome FROM schema_revision_log"))
                .containsExactly("r3 oneshot failed");
    }

    @Test
    void planOneshot_changesNothing(TestDatabase database) {
        scripts.chain(2);

        assertThat(stemma(database).build().planOneshot("head").steps()).hasSize(2);

        assertThat(database.column("SELECT 1 FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
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
    void oneshot_onADatabaseWithRevisions_changesNothing(TestDatabase database) {
        scripts.chain(3);
        Stemma stemma = stemma(database).build();
        stemma.upgrade("r1");

        OneshotReport report = stemma.oneshot("head");

        assertThat(report.existingHeads()).containsExactly("r1");
        assertThat(report.plan().isEmpty()).isTrue();
        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void oneshot_onADatabaseWithTablesButNoBookkeeping_isRefused(TestDatabase database) {
        scripts.chain(1);
        database.execute("CREATE SCHEMA other; CREATE TABLE other.x (id int)");

        assertThatThrownBy(() -> stemma(database).build().oneshot("head"))
                .isInstanceOf(UnmanagedDatabaseException.class)
                .hasMessageContaining("migrate stamp");
        assertThat(database.column("SELECT 1 FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void aPoolOfOneConnection_isEnough(TestDatabase database) {
        scripts.chain(2);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2000);
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Stemma stemma =
                    Stemma.builder(pool).scripts(scripts.folder().toString()).build();
            assertThat(stemma.upgrade("head").plan().steps()).hasSize(2);
            assertThat(stemma.downgrade("base").plan().steps()).hasSize(2);
            assertThat(stemma.oneshot("head").wasFresh()).isTrue();
        }
    }

    @Test
    void aRunThatCannotHaveTheLock_saysWhoHoldsIt(TestDatabase database) throws Exception {
        scripts.chain(1);
        try (Connection other = holdLockOf(database)) {
            assertThat(other.isClosed()).isFalse();
            assertThatThrownBy(() -> stemma(database)
                            .lockWait(Duration.ofMillis(100))
                            .build()
                            .upgrade("head"))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("process ")
                    .hasMessageContaining("nothing was changed");
        }
        assertThat(events).singleElement().isInstanceOf(Event.WaitingForLock.class);
    }

    @Test
    void manyRunsAtOnce_applyEachRevisionOnce_withAConcurrentIndexAmongThem(TestDatabase database) throws Exception {
        scripts.chain(3)
                .write(
                        "r4",
                        Scripts.header("r4", "r3") + "-- migrate:up transaction:false\n"
                                + "CREATE INDEX CONCURRENTLY i ON t1 (id);\n-- migrate:down transaction:false\n"
                                + "DROP INDEX CONCURRENTLY i;\n");
        ExecutorService replicas = Executors.newFixedThreadPool(8);
        try {
            Callable<RunReport> start = () -> Stemma.builder(database.dataSource())
                    .scripts(scripts.folder().toString())
                    .build()
                    .upgrade("head");
            List<Integer> steps = new ArrayList<>();
            for (Future<RunReport> report : replicas.invokeAll(List.of(start, start, start, start, start, start))) {
                steps.add(report.get().plan().steps().size());
            }
            assertThat(steps).containsExactlyInAnyOrder(4, 0, 0, 0, 0, 0);
        } finally {
            replicas.shutdown();
        }
        assertThat(database.column("SELECT revision FROM schema_revision_log ORDER BY id"))
                .containsExactly("r1", "r2", "r3", "r4");
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
