package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.lock.LockUnusableException;
import dev.stemma.migrations.op.RefusedOperationException;
import dev.stemma.migrations.repair.Integrity;
import dev.stemma.migrations.repair.Repair;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.PgBouncer;
import dev.stemma.testkit.PgBouncer.Mode;
import dev.stemma.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Behind a real pgbouncer, which gives each transaction another session of the server. */
class PoolerIT extends RunningScripts {

    private static final int REPLICAS = 16;
    private static final int PROCESSES = 4;
    private static final int REVISIONS = 12;
    private static final String DONE = "SELECT revision FROM schema_revision_log WHERE outcome = 'done' ORDER BY id";
    private static final String SESSION_LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'";
    private static final String NOT_DONE = "SELECT count(*) FROM schema_revision_log WHERE outcome = 'failed'";

    private static Optional<Path> program = Optional.empty();

    @BeforeAll
    static void findProgram() {
        program = PgBouncer.program();
        assumeTrue(program.isPresent(), PgBouncer.MISSING);
    }

    @TempDir
    private Path folder;

    private PgBouncer start(TestDatabase database, Mode mode) throws Exception {
        return PgBouncer.start(program.orElseThrow(), database, mode, folder);
    }

    private StemmaBuilder through(DataSource pooler, LockKind kind) {
        return Stemma.builder(pooler)
                .scripts(scripts.folder().toString())
                .lock(kind)
                .listener(events::add);
    }

    /** Twelve tables, so that each statement of the bookkeeping is sent more often than the driver prepares it. */
    private void writeLongChain(LockKind kind) {
        scripts.chain(REVISIONS);
        if (kind == LockKind.TABLE) {
            scripts.write(
                    "r" + REVISIONS,
                    Scripts.header("r" + REVISIONS, "r" + (REVISIONS - 1))
                            + "-- migrate:up transaction:false\nINSERT INTO t1 VALUES (1);\n"
                            + "CREATE INDEX CONCURRENTLY i ON t1 (id);\nINSERT INTO t1 VALUES (2);\n"
                            + "-- migrate:down transaction:false\nDROP INDEX CONCURRENTLY i;\nDELETE FROM t1;\n");
        }
    }

    private static List<String> rows(LockKind kind) {
        return kind == LockKind.TABLE ? List.of("1", "2") : List.of();
    }

    private static CatalogSnapshot catalog(TestDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection, "schema_revision_lock");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"TABLE", "NONE"})
    void upAndDownALongChain_inAnyMode(LockKind kind, TestDatabase database, TestDatabase other) throws Exception {
        writeLongChain(kind);
        Stemma.builder(other.dataSource())
                .scripts(scripts.folder().toString())
                .build()
                .upgrade("head");
        for (Mode mode : Mode.values()) {
            try (PgBouncer bouncer = start(database, mode)) {
                Stemma stemma = through(bouncer.dataSource(), kind).build();

                assertThat(stemma.upgrade("head").plan().steps()).hasSize(REVISIONS);
                assertThat(stemma.upgrade("head").nothingToDo()).isTrue();
                assertThat(stemma.status().isAtHead()).isTrue();
                assertThat(catalog(database).diff(catalog(other))).isEmpty();
                assertThat(database.column("SELECT id FROM t1 ORDER BY id")).containsExactlyElementsOf(rows(kind));

                assertThat(stemma.downgrade("base").plan().steps()).hasSize(REVISIONS);
                assertThat(database.column(TABLES)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"TABLE", "NONE"})
    void manyRunsAtOnce_applyEachRevisionOnce(LockKind kind, TestDatabase database) throws Exception {
        writeLongChain(kind);
        try (PgBouncer bouncer = start(database, Mode.TRANSACTION)) {
            Callable<RunReport> run =
                    () -> through(bouncer.dataSource(), kind).build().upgrade("head");
            ExecutorService replicas = Executors.newFixedThreadPool(REPLICAS);
            List<Process> processes = new ArrayList<>();
            int steps = 0;
            try {
                for (int i = 0; i < PROCESSES; i++) {
                    processes.add(MigratingProcess.start(
                            bouncer.url(), scripts, kind.name().toLowerCase(Locale.ROOT)));
                }
                for (Future<RunReport> each : replicas.invokeAll(Collections.nCopies(REPLICAS, run))) {
                    steps += each.get().plan().steps().size();
                }
            } finally {
                replicas.shutdown();
                for (Process each : processes) {
                    assertThat(each.waitFor()).isZero();
                }
            }
            assertThat(steps).isLessThanOrEqualTo(REVISIONS);
        }
        assertThat(database.column(DONE)).hasSize(REVISIONS).doesNotHaveDuplicates();
        assertThat(database.value(NOT_DONE)).isEqualTo("0");
        assertThat(database.column("SELECT id FROM t1 ORDER BY id")).containsExactlyElementsOf(rows(kind));
    }

    @Test
    void looksAndRepairs_areSentInOneSessionOrWithoutNeedOfOne(TestDatabase database) throws Exception {
        scripts.chain(REVISIONS);
        stemma(database).build().upgrade("head");
        database.execute(
                "UPDATE schema_revision SET checksum = NULL; DELETE FROM schema_revision WHERE revision = 'r12'");
        try (PgBouncer bouncer = start(database, Mode.TRANSACTION);
                HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(bouncer.dataSource());
            pool.setMaximumPoolSize(2);
            Stemma stemma = through(pool, LockKind.TABLE).build();
            for (int i = 0; i < REVISIONS; i++) {
                assertThat(stemma.status().integrity().discrepancies()).hasSize(REVISIONS);
            }

            assertThat(stemma.repair(new Repair.AcceptScript(List.of())).changes())
                    .hasSize(REVISIONS - 1);
            stemma.repair(new Repair.MarkApplied(List.of("r12")));

            assertThat(stemma.status().integrity()).isEqualTo(Integrity.SOUND);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void anAdvisoryLock_isRefused_andNoneIsLeftBehind(Mode mode, TestDatabase database) throws Exception {
        scripts.chain(2);
        try (PgBouncer bouncer = start(database, mode)) {
            Stemma stemma = through(bouncer.dataSource(), LockKind.ADVISORY).build();

            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(LockUnusableException.class)
                    .hasMessage("The connection goes through a pooler, so that the lock kind 'advisory' cannot be used:"
                            + " such a lock belongs to a session, which a pooler may give to others, and the lock with"
                            + " it. Nothing was changed. Use the lock kind 'table' (kind under [lock] in migrate.toml),"
                            + " or connect to the server itself");

            assertThat(database.value(SESSION_LOCKS)).isEqualTo("0");
            assertThat(database.column(TABLES)).isEmpty();
            assertThat(stemma.status().pending()).hasSize(2);

            through(bouncer.dataSource(), LockKind.TABLE).build().upgrade("head");
            assertThat(stemma.upgrade("head").nothingToDo()).isTrue();
        }
    }

    @Test
    void whatAScriptSets_staysInNoSessionOfThePool(TestDatabase database) throws Exception {
        scripts.add(
                "r1",
                "",
                "SET search_path = pg_catalog, public; SET lock_timeout = '1s'; SET ROLE pg_monitor; RESET ROLE;\n"
                        + "SELECT set_config('work_mem', '1234kB', false); CREATE TABLE public.t1 ();",
                "SET search_path = pg_catalog; DROP TABLE public.t1;");
        scripts.table(2, "r1").add("r3", "r2", "SELECT set_config('work_mem', '2345kB', false); SELECT 1/0;", "");
        try (PgBouncer bouncer = start(database, Mode.TRANSACTION)) {
            Stemma stemma = through(bouncer.dataSource(), LockKind.TABLE).build();
            assertThatThrownBy(() -> stemma.upgrade("head")).isInstanceOf(StepFailedException.class);
            stemma.downgrade("base");

            assertThat(sessions(bouncer))
                    .hasSizeGreaterThan(3)
                    .allSatisfy((process, set) -> assertThat(set)
                            .doesNotContain("search_path", "lock_timeout", "statement_timeout", "work_mem", "role"));
        }
    }

    /** By process, what is set in the sessions of the pool. */
    private static Map<String, List<String>> sessions(PgBouncer bouncer) throws SQLException {
        Map<String, List<String>> found = new HashMap<>();
        try (Connection connection = bouncer.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 12; i++) {
                try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid(), (SELECT string_agg(name, ' ')"
                        + " FROM pg_settings WHERE source = 'session')")) {
                    row.next();
                    found.put(
                            row.getString(1),
                            List.of(String.valueOf(row.getString(2)).split(" ")));
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE | transaction:false                 | SET work_mem = '1MB'; | it sets something in its session",
                "TABLE | transaction:false                 | BEGIN; RESET ROLE; COMMIT; | it sets something in its session",
                "TABLE | transaction:false lock-timeout:1s | SELECT 1; | its time-outs would have to be set in its session",
                "NONE  | transaction:false                 | SELECT 1; | without a lock only its session could tell",
            })
    void whatNeedsASession_isRefusedBeforeAnythingRuns(
            LockKind kind, String options, String sql, String message, TestDatabase database) throws Exception {
        scripts.chain(1)
                .write(
                        "r2",
                        Scripts.header("r2", "r1") + "-- migrate:up " + options + "\n" + sql
                                + "\n-- migrate:down\nSELECT 1;\n");
        try (PgBouncer bouncer = start(database, Mode.TRANSACTION)) {
            assertThatThrownBy(() -> through(bouncer.dataSource(), kind).build().upgrade("head"))
                    .isInstanceOf(RefusedOperationException.class)
                    .hasMessageContaining("Revision r2 is transaction:false, and " + message)
                    .hasMessageContaining("Nothing was changed. Connect to the server itself for this run");
        }
        assertThat(database.column(TABLES)).isEmpty();
        assertThat(database.value("SELECT to_regclass('schema_revision')")).isEqualTo("null");
    }

    @Test
    void timeoutsOfTheRun_areThoseOfItsTransactions_andThePoolKeepsNone(TestDatabase database) throws Exception {
        scripts.add("r1", "", "CREATE TABLE t1 AS SELECT current_setting('lock_timeout') AS l;", "DROP TABLE t1;")
                .write(
                        "r2",
                        Scripts.header("r2", "r1") + "-- migrate:up transaction:false\n"
                                + "INSERT INTO t1 VALUES (current_setting('lock_timeout'));\n");
        try (PgBouncer bouncer = start(database, Mode.TRANSACTION)) {
            through(bouncer.dataSource(), LockKind.TABLE)
                    .lockTimeout(Duration.ofSeconds(3))
                    .statementTimeout(Duration.ofSeconds(30))
                    .build()
                    .upgrade("head");
            assertThat(sessions(bouncer).values())
                    .allSatisfy(set -> assertThat(set).doesNotContain("lock_timeout", "statement_timeout"));
        }
        assertThat(database.column("SELECT l FROM t1")).containsExactly("3s", "0");
    }

    @Test
    void javaInBatches_andLooksAgainAndAgain_onAPooledConnection_findTheirStatements(TestDatabase database)
            throws Exception {
        scripts.add(
                "r1", "", "CREATE TABLE t1 AS SELECT n AS id, NULL::int AS name FROM generate_series(1, 40) n;", "");
        Field<Integer> id = field(name("id"), SQLDataType.INTEGER);
        Field<Integer> value = field(name("name"), SQLDataType.INTEGER);
        RunningCode.Code code = op -> op.batched(
                op.dsl().select(id).from(table("t1")).where(value.isNull()).orderBy(id),
                4,
                rows -> op.execute(op.dsl().update(table("t1")).set(value, 1).where(id.in(rows.getValues(id)))));
        try (PgBouncer bouncer = start(database, Mode.TRANSACTION);
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(bouncer.url());
            pool.setMaximumPoolSize(2);
            Stemma stemma = through(pool, LockKind.TABLE)
                    .revisions(new RunningCode.InTransaction(code))
                    .build();

            stemma.upgrade("head");

            for (int i = 0; i < 20; i++) {
                assertThat(stemma.status().isAtHead()).isTrue();
            }
        }
        assertThat(database.value("SELECT count(name) FROM t1")).isEqualTo("40");
    }
}
