package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.Psql;
import dev.stemma.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the manager sample, as its operators type it. */
@ExtendWith(Databases.class)
class ManagerIT {

    /** By its folder, for the class path of a test has it twice: in the test kit and in the command line. */
    private static final String SCRIPTS = "../src-test-resources/src/main/resources/samples/manager/migrations";

    private static final String HEAD = "aa27f1d5cd35";
    private static final String[] BOOKKEEPING = {"schema_revision", "schema_revision_log"};
    private static final String[] POPULATE = {
        "fixture",
        "populate",
        "classpath:samples/manager/fixtures/example-keypairs.json",
        "classpath:samples/manager/fixtures/example-users.json",
        "classpath:samples/manager/fixtures/example-resource-presets.json"
    };

    @Test
    void upToHead_downToBase_andUpAgain_givesTheSameCatalog(TestDatabase database) throws SQLException {
        assertThat(run(database, "upgrade", "head").out()).startsWith("Now at " + HEAD + " (41 steps, ");
        CatalogSnapshot first = snapshot(database, BOOKKEEPING);
        assertThat(first.lines()).isNotEmpty();

        run(database, "downgrade", "base");
        assertThat(snapshot(database, BOOKKEEPING).lines()).isEmpty();
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
                .containsExactly(BOOKKEEPING);
        assertThat(database.value("SELECT count(*) FROM schema_revision")).isEqualTo("0");

        run(database, "upgrade", "head");
        assertThat(first.diff(snapshot(database, BOOKKEEPING))).isEmpty();
    }

    @Test
    void oneshot_givesWhatTheChainGives(TestDatabase database, TestDatabase other) throws SQLException {
        run(database, "oneshot", "85615e005fa3");
        run(other, "upgrade", "85615e005fa3");
        assertThat(snapshot(database, BOOKKEEPING).diff(snapshot(other, BOOKKEEPING)))
                .isEmpty();
    }

    @Test
    void offlineSql_throughPsql_givesWhatTheChainGives(TestDatabase database, TestDatabase other) throws SQLException {
        Optional<Psql> psql = Psql.find();
        assumeTrue(psql.isPresent(), Psql.MISSING);
        run(other, "upgrade", "head");

        assertThat(psql.get().run(database, sql("upgrade", "base:head"), "-q").exitCode())
                .isZero();
        assertThat(snapshot(database).diff(snapshot(other))).isEmpty();
        assertThat(rowsOfBookkeeping(database)).isEqualTo(rowsOfBookkeeping(other));
        assertThat(run(database, "status").out()).contains("Up to date.");

        run(other, "downgrade", "85615e005fa3");
        assertThat(psql.get()
                        .run(database, sql("downgrade", "head:85615e005fa3"), "-q")
                        .exitCode())
                .isZero();
        assertThat(snapshot(database).diff(snapshot(other))).isEmpty();
        assertThat(rowsOfBookkeeping(database)).isEqualTo(rowsOfBookkeeping(other));
    }

    private static String sql(String... arguments) {
        Outcome outcome = Shell.plain().with("--scripts", SCRIPTS).run(with("--sql", arguments));
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private static List<String> rowsOfBookkeeping(TestDatabase database) {
        List<String> rows =
                new ArrayList<>(database.column("SELECT to_jsonb(r) - '{applied_at,applied_by,duration_ms}'::text[]"
                        + " FROM schema_revision r ORDER BY revision"));
        rows.addAll(database.column("SELECT to_jsonb(l) - '{id,ended_at,run_by,duration_ms}'::text[]"
                + " FROM schema_revision_log l WHERE outcome <> 'begun' ORDER BY id"));
        return rows;
    }

    @Test
    void relativeTargets_workAsTyped(TestDatabase database) {
        run(database, "upgrade", "85615e005fa3");
        assertThat(run(database, "downgrade", "-1").err())
                .startsWith("Running downgrade 85615e005fa3 -> a083c6c962e5, Make kernels.requested_slots mandatory");
        assertThat(run(database, "upgrade", "+2").out()).startsWith("Now at 308bcecec5c2 (2 steps, ");
        assertThat(run(database, "downgrade", "85615e005fa3").out()).startsWith("Now at 85615e005fa3 (1 step, ");
        assertThat(run(database, "current").out()).startsWith("85615e005fa3, Make kernels.requested_slots mandatory");
        assertThat(run(database, "upgrade", "+1").out()).startsWith("Now at 308bcecec5c2 (1 step, ");
        assertThat(run(database, "upgrade", "8561").out()).startsWith("Nothing to do: 8561 is applied already");
    }

    @Test
    void fixtures_loadOnceAndStayTheSame(TestDatabase database) {
        run(database, "upgrade", "head");
        JsonNode first = run(database, with("--json", POPULATE)).json();
        assertThat(first.at("/total/given").asInt())
                .isPositive()
                .isEqualTo(first.at("/total/inserted").asInt());
        JsonNode second = run(database, with("--json", POPULATE)).json();
        assertThat(second.at("/total/inserted").asInt()).isZero();
        assertThat(second.at("/total/skipped")).isEqualTo(first.at("/total/given"));
    }

    @Test
    void fixtures_surviveAStepDownAndUp(TestDatabase database) {
        run(database, "upgrade", "head");
        run(database, POPULATE);
        List<String> before = rows(database);
        run(database, "downgrade", "-1");
        run(database, "upgrade", "head");
        assertThat(rows(database)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void fixtures_dumpedAndLoadedElsewhere_areTheSame(TestDatabase database, TestDatabase copy, @TempDir Path folder) {
        run(database, "upgrade", "head");
        run(copy, "upgrade", "head");
        run(database, POPULATE);
        String everything = folder.resolve("everything.json").toString();
        JsonNode dump = run(database, "fixture", "dump", "--include-secret", "*", "-o", everything, "--json")
                .json();
        JsonNode load = run(copy, "fixture", "populate", everything, "--json").json();
        assertThat(load.at("/total/inserted").asInt())
                .isEqualTo(dump.at("/rows").asInt())
                .isPositive();
        assertThat(rows(copy)).isEqualTo(rows(database)).isNotEmpty();
        String again = run(copy, "fixture", "dump", "--include-secret", "*").out();
        assertThat(Path.of(everything)).content().isEqualTo(again);
    }

    private static List<String> rows(TestDatabase database) {
        return database.column("SELECT u::text FROM users u UNION ALL SELECT k::text FROM keypairs k"
                + " UNION ALL SELECT p::text FROM resource_presets p ORDER BY 1");
    }

    private static String[] with(String option, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = option;
        return all;
    }

    private static CatalogSnapshot snapshot(TestDatabase database, String... excluded) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection, excluded);
        }
    }

    private static Outcome run(TestDatabase database, String... arguments) {
        Outcome outcome = Shell.plain()
                .with("--url", database.url(), "--scripts", SCRIPTS)
                .run(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }
}
