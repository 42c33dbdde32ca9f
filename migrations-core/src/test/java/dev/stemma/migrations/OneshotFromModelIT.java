package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.revision.InvalidTargetException;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fresh databases that are created from a declared model. */
class OneshotFromModelIT extends RunningScripts {

    private static final String CREATES_TWO = "CREATE TABLE t1 (id int);\nCREATE TABLE t2 (id int);\n";

    private Path folder;

    @BeforeEach
    void modelInto(@TempDir Path temporary) {
        folder = temporary;
    }

    @Test
    void oneshot_createsTheModelAndRecordsEveryRevision(TestDatabase database) throws IOException {
        scripts.chain(2);

        OneshotReport report = stemma(database, CREATES_TWO).oneshot("head");

        assertThat(report.wasFresh()).isTrue();
        assertThat(report.plan().headsAfter()).containsExactly("r2");
        assertThat(database.column(TABLES)).containsExactly("t1", "t2");
        assertThat(database.column("SELECT revision || ' ' || origin FROM schema_revision ORDER BY revision"))
                .containsExactly("r1 oneshot", "r2 oneshot");
        assertThat(database.column("SELECT revision || ' ' || action || ' ' || outcome FROM schema_revision_log"))
                .containsExactlyInAnyOrder("r1 oneshot done", "r2 oneshot done");
    }

    @Test
    void oneshot_keepsTheWaysBackOfTheScripts(TestDatabase database) throws IOException {
        scripts.chain(2);
        Stemma stemma = stemma(database, CREATES_TWO);
        stemma.oneshot("head");

        stemma.downgrade("-1");

        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void oneshot_again_changesNothing(TestDatabase database) throws IOException {
        scripts.chain(2);
        stemma(database, CREATES_TWO).oneshot("head");

        assertThat(stemma(database, "SELECT 1/0").oneshot("head").wasFresh()).isFalse();
    }

    @Test
    void oneshot_ofARevisionThatCannotBeInATransaction_isOneTransactionAllTheSame(TestDatabase database)
            throws IOException {
        scripts.chain(1)
                .write(
                        "r2",
                        Scripts.header("r2", "r1") + "-- migrate:up transaction:false\n"
                                + "CREATE INDEX CONCURRENTLY i1 ON t1 (id);\n");

        stemma(database, "CREATE TABLE t1 (id int); CREATE INDEX i1 ON t1 (id);")
                .oneshot("head");

        assertThat(database.column("SELECT count(DISTINCT xmin::text) FROM schema_revision"))
                .containsExactly("1");
    }

    @Test
    void oneshot_withAStatementThatFails_saysWhereAndLeavesNothing(TestDatabase database) throws IOException {
        scripts.chain(2);
        Files.writeString(folder.resolve("first.sql"), "CREATE TABLE t1 (id int);\n");
        Files.writeString(
                folder.resolve("second.sql"), "CREATE TABLE t2 (id int);\nCREATE TABLE t3 (\n    id innt\n);\n");
        Stemma stemma = stemma(database)
                .model(Model.ofSql(
                        List.of("first.sql", "second.sql"), folder, getClass().getClassLoader()))
                .build();

        assertThatThrownBy(() -> stemma.oneshot("head"))
                .isInstanceOfSatisfying(StepFailedException.class, failure -> {
                    assertThat(failure.location().orElseThrow().line()).isEqualTo(3);
                    assertThat(failure.location().orElseThrow().path()).isEqualTo("second.sql");
                })
                .hasMessage("""
                        The model failed at second.sql:3:8, statement 2 of 2
                            CREATE TABLE t3 (
                                id innt
                            )
                        ERROR: type "innt" does not exist (SQLState 42704)
                        State: the transaction of the model and its stamps was rolled back; nothing else was changed; \
                        the database is at base.
                        Next: correct the model, and run the same command again; 'migrate upgrade heads' creates the \
                        same by the revisions.""");

        assertThat(database.column(TABLES)).isEmpty();
        assertThat(database.column(APPLIED)).isEmpty();
        assertThat(database.column("SELECT revision || ' ' || action || ' ' || outcome FROM schema_revision_log"))
                .containsExactly("r2 oneshot failed");
    }

    @Test
    void oneshot_ofACommitThatFails_leavesNothing(TestDatabase database) throws IOException {
        scripts.chain(1);
        Stemma stemma = stemma(database, """
                CREATE TABLE parent (id int PRIMARY KEY);
                CREATE TABLE child (id int REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO child VALUES (1);
                """);

        assertThatThrownBy(() -> stemma.oneshot("head"))
                .hasMessageContaining("in the bookkeeping or at the commit")
                .hasMessageContaining("the transaction of the model and its stamps was rolled back");

        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void oneshot_onACallersConnection_isPartOfItsTransaction(TestDatabase database) throws Exception {
        scripts.chain(2);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT 1");
            Stemma stemma = sharing(connection, CREATES_TWO);

            stemma.oneshot("head");

            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(stemma.status().isAtHead()).isTrue();
            assertThat(database.column(TABLES)).isEmpty();
            connection.rollback();
            assertThat(stemma.applied()).isEmpty();
            stemma.oneshot("head");
            connection.commit();
        }
        assertThat(database.column(TABLES)).containsExactly("t1", "t2");
        assertThat(database.column("SELECT revision FROM schema_revision ORDER BY 1"))
                .containsExactly("r1", "r2");
    }

    @Test
    void oneshot_thatFailsOnACallersConnection_undoesTheModelOnly(TestDatabase database) throws Exception {
        scripts.chain(2);
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE SCHEMA callers");
            Stemma stemma = sharing(connection, "CREATE TABLE t1 (id int); SELECT broken;");

            assertThatThrownBy(() -> stemma.oneshot("head"))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContaining("schema.sql:1:34")
                    .hasMessageContaining("in the transaction of the caller, which is still open");
            connection.commit();
        }
        assertThat(database.column(TABLES)).isEmpty();
        assertThat(database.column(APPLIED)).isEmpty();
        assertThat(database.column("SELECT nspname FROM pg_namespace WHERE nspname = 'callers'"))
                .hasSize(1);
    }

    private Stemma sharing(Connection connection, String model) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), model);
        return Stemma.builder(connection)
                .scripts(scripts.folder().toString())
                .model(Model.ofSql(List.of("schema.sql"), folder, getClass().getClassLoader()))
                .build();
    }

    @Test
    void oneshot_toARevisionBelowTheHead_isRefused(TestDatabase database) throws IOException {
        scripts.chain(2);
        Stemma stemma = stemma(database, CREATES_TWO);

        assertThatThrownBy(() -> stemma.oneshot("r1"))
                .isInstanceOf(InvalidTargetException.class)
                .hasMessage("\"r1\" is not a target: a model is declared, which is the schema with all revisions"
                        + " applied. Type \"head\", or go there by the revisions with 'migrate upgrade r1'.");
        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void oneshot_toOneOfTwoHeads_isRefused_andToAllIsNot(TestDatabase database) throws IOException {
        scripts.chain(1).table(2, "r1").table(3, "r1");
        Stemma stemma = stemma(database, CREATES_TWO);

        assertThatThrownBy(() -> stemma.oneshot("r2")).hasMessageContaining("Type \"heads\"");
        stemma.oneshot("heads");

        assertThat(database.column("SELECT revision FROM schema_revision ORDER BY revision"))
                .containsExactly("r1", "r2", "r3");
    }

    @Test
    void oneshot_ofAModelThatCannotBeUsed_isRefusedBeforeAnythingRuns(TestDatabase database) throws IOException {
        scripts.chain(1);
        assertRefused(database, "CREATE TABLE t1 (id int);\nCREATE INDEX CONCURRENTLY i ON t1 (id);", """
                schema.sql:2: 'CREATE INDEX CONCURRENTLY i ON t1 (id)' cannot run inside a transaction""");
        assertRefused(database, "CREATE TABLE t1 (id int);\nCOMMIT;", "schema.sql:2: 'COMMIT' would end the one");
        assertRefused(database, "SELECT 1;\nSELECT 'never ends", "schema.sql:2:8: ");
        assertRefused(database, "-- nothing\n", "has no statements");
        assertRefused(database, "\\restrict abc\n", "schema.sql:1:1: ");
        Files.delete(folder.resolve("schema.sql"));
        assertThatThrownBy(() -> build(database).oneshot("head")).hasMessageContaining("no such file");

        assertThat(database.column("SELECT to_regclass('schema_revision')")).containsExactly("null");
    }

    private void assertRefused(TestDatabase database, String model, String message) throws IOException {
        Stemma stemma = stemma(database, model);
        for (ThrowingCallable call :
                List.<ThrowingCallable>of(() -> stemma.oneshot("head"), () -> stemma.planOneshot("head"))) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            StemmaException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_MODEL))
                    .hasMessageContaining(message);
        }
    }

    @Test
    void planOneshot_tellsThatRevisionsAreRecordedOnly(TestDatabase database) throws IOException {
        scripts.chain(2);

        Plan plan = stemma(database, CREATES_TWO).planOneshot("head");

        assertThat(plan.steps()).extracting(step -> step.direction()).containsOnly(Direction.STAMP);
        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void oneshot_tellsWhatItDoes(TestDatabase database) throws IOException {
        scripts.chain(1);

        stemma(database, "CREATE TABLE t1 (id int); DO $$ BEGIN RAISE NOTICE 'hello'; END $$;")
                .oneshot("head");

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "RunStarted", "StepStarted", "ServerNotice", "Recording", "StepFinished", "RunFinished");
        assertThat(events).first().isInstanceOf(Event.RunStarted.class);
    }

    @Test
    void oneshot_of500Tables_takesSeconds(TestDatabase database) throws IOException {
        scripts.chain(1);
        String model =
                IntStream.rangeClosed(1, 500).mapToObj(i -> """
                        CREATE TABLE t%1$d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL,
                            CONSTRAINT c%1$d CHECK (name <> ''), UNIQUE (name));
                        CREATE INDEX i%1$d ON t%1$d (name) WHERE name > 'a';
                        COMMENT ON TABLE t%1$d IS 'number %1$d';
                        """.formatted(i)).collect(Collectors.joining());

        OneshotReport report = stemma(database, model).oneshot("head");

        System.out.println("oneshot of 500 tables: " + report.duration().toMillis() + " ms");
        assertThat(database.column(TABLES)).hasSize(500);
    }

    private Stemma stemma(TestDatabase database, String model) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), model);
        return build(database);
    }

    private Stemma build(TestDatabase database) {
        return stemma(database)
                .model(Model.ofSql(List.of("schema.sql"), folder, getClass().getClassLoader()))
                .build();
    }
}
