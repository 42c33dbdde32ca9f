package dev.stemma.benchmarks;

import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.PopulateOptions;
import dev.stemma.fixtures.TableReport;
import dev.stemma.fixtures.read.FixtureFile;
import dev.stemma.fixtures.read.PopulateMode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Loading a large fixture in each mode, against a bare {@code COPY} of the same rows in the same run. System properties:
 * {@code fixture.rows} (1,000,000), {@code fixture.rounds} (3), and {@code fixture.only}, a regular expression that the
 * names of the loads to be measured contain (all).
 */
public final class FixtureBenchmark {

    private static final int ROWS = Integer.getInteger("fixture.rows", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("fixture.rounds", 3);
    private static final Pattern ONLY = Pattern.compile(System.getProperty("fixture.only", ""));
    private static final String ALL = "COPY";

    private final DataSource database;
    private final FixtureRows rows;

    /**
     * A load.
     *
     * @param name what is measured
     * @param before what the table holds: nothing, or all rows changed by these statements
     * @param mode the mode
     */
    private record Load(String name, List<String> before, PopulateMode mode) {}

    private static final List<Load> LOADS = List.of(
            new Load("insert into an empty table", List.of(), PopulateMode.INSERT),
            new Load(
                    "insert, half of the rows there",
                    List.of(ALL, "DELETE FROM sessions WHERE project % 2 = 0"),
                    PopulateMode.INSERT),
            new Load("insert, all rows there", List.of(ALL), PopulateMode.INSERT),
            new Load("upsert into an empty table", List.of(), PopulateMode.UPSERT),
            new Load(
                    "upsert, half new, a quarter changed",
                    List.of(
                            ALL,
                            "DELETE FROM sessions WHERE project % 2 = 0",
                            "UPDATE sessions SET cost = cost + 1 WHERE project % 4 = 1"),
                    PopulateMode.UPSERT),
            new Load("upsert, nothing changed", List.of(ALL), PopulateMode.UPSERT),
            new Load(
                    "update, half changed",
                    List.of(ALL, "UPDATE sessions SET cost = cost + 1 WHERE project % 2 = 1"),
                    PopulateMode.UPDATE),
            new Load("replace all", List.of(ALL), PopulateMode.REPLACE));

    private FixtureBenchmark(DataSource database, FixtureRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Starts a server, measures, and prints the table of the figures. */
    public static void main(String... arguments) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("stemma-fixtures");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("max_wal_size", "8GB")
                .start()) {
            FixtureRows rows = FixtureRows.write(folder, ROWS);
            FixtureBenchmark benchmark = new FixtureBenchmark(server.getPostgresDatabase(), rows);
            benchmark.execute(FixtureRows.TABLE);
            System.out.printf(
                    Locale.ROOT,
                    "%n%,d rows, %d MB of JSON, -Xmx%dm%n%n| load | COPY ms | load ms | times COPY | rows a second |%n"
                            + "| --- | --: | --: | --: | --: |%n",
                    ROWS,
                    Files.size(rows.fixture()) / 1_000_000,
                    Runtime.getRuntime().maxMemory() >> 20);
            for (Load load : LOADS) {
                if (ONLY.matcher(load.name()).find()) {
                    benchmark.measure(load);
                }
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /** Both in turn, since the machine has other things to do. */
    private void measure(Load load) throws IOException, SQLException {
        double[] copies = new double[ROUNDS];
        double[] loads = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            prepare(List.of());
            copies[round] = copy();
            prepare(load.before());
            loads[round] = load(load);
        }
        Arrays.sort(copies);
        Arrays.sort(loads);
        double copy = copies[ROUNDS / 2];
        double time = loads[ROUNDS / 2];
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.2f | %,.0f |%n",
                load.name(),
                copy,
                time,
                time / copy,
                ROWS / time * 1000);
    }

    private void prepare(List<String> statements) throws IOException, SQLException {
        execute("TRUNCATE sessions");
        for (String statement : statements) {
            if (statement.equals(ALL)) {
                copy();
            } else {
                execute(statement);
            }
        }
        execute("VACUUM ANALYZE sessions");
        execute("CHECKPOINT");
    }

    private double copy() throws IOException, SQLException {
        long start = System.nanoTime();
        try (Connection connection = database.getConnection();
                InputStream text = new BufferedInputStream(Files.newInputStream(rows.copy()), 1 << 16)) {
            connection.setAutoCommit(false);
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY sessions FROM STDIN", text, 1 << 16);
            connection.commit();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private double load(Load load) {
        PopulateOptions options =
                PopulateOptions.defaults().withMode(load.mode()).withForce(true);
        long start = System.nanoTime();
        TableReport report = Fixtures.builder(database)
                .build()
                .populate(List.of(FixtureFile.of(rows.fixture())), options)
                .total();
        double time = (System.nanoTime() - start) / 1e6;
        if (report.given() != ROWS) {
            throw new IllegalStateException(report.toString());
        }
        return time;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
