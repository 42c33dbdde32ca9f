package dev.stemma.benchmarks;

import dev.stemma.migrations.Stemma;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Prints, as a Markdown table, what the library adds to the start of a server whose database is at head, its scripts in a
 * jar: against a connect, {@code SELECT 1} and a close.
 */
public final class StartUpBenchmark {

    private static final List<Integer> SIZES = List.of(1_000, 10_000);
    private static final String SCRIPTS = "classpath:db/migrations";

    private StartUpBenchmark() {}

    /** Measures and prints; with the URL of a database and the way to start, does so once and prints the milliseconds. */
    public static void main(String... arguments) throws IOException, SQLException {
        if (arguments.length == 2) {
            start(arguments[0], arguments[1]);
            return;
        }
        System.out.println("| revisions, in a jar | index | connect and `SELECT 1` ms | `upgrade(\"head\")` ms | ratio"
                + " | `build()` and `upgrade(\"head\")` ms | ratio |");
        System.out.println("| --: | --- | --: | --: | --: | --: | --: |");
        Path folder = Files.createTempDirectory("stemma-benchmark");
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            for (int size : SIZES) {
                for (boolean indexed : new boolean[] {false, true}) {
                    Path jar = ScriptsJar.write(folder, size, indexed);
                    print(server, jar, size, indexed);
                }
            }
        } finally {
            ScriptsJar.delete(folder);
        }
    }

    private static void print(EmbeddedPostgres server, Path jar, int size, boolean indexed)
            throws IOException, SQLException {
        String database = "start_" + size + (indexed ? "_indexed" : "");
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        String url = server.getJdbcUrl("postgres", database);
        try (URLClassLoader scripts =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, StartUpBenchmark.class.getClassLoader())) {
            Stemma kept = stemma(url, scripts);
            kept.upgrade("head");
            double raw = Medians.milliseconds(() -> selectOne(url));
            double upgrade = Medians.milliseconds(() -> kept.upgrade("head"));
            double both = Medians.milliseconds(() -> stemma(url, scripts).upgrade("head"));
            row(size, (indexed ? "yes" : "no") + ", warm", raw, upgrade, both);
        }
        double raw = FreshProcesses.milliseconds(StartUpBenchmark.class, jar, url, "raw");
        double both = FreshProcesses.milliseconds(StartUpBenchmark.class, jar, url, "stemma");
        row(size, (indexed ? "yes" : "no") + ", fresh JVM", raw, Double.NaN, both);
    }

    private static void row(int size, String indexed, double raw, double upgrade, double both) {
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %.1f | %s | %s | %.1f | %.1f |%n",
                size,
                indexed,
                raw,
                Double.isNaN(upgrade) ? "" : String.format(Locale.ROOT, "%.1f", upgrade),
                Double.isNaN(upgrade) ? "" : String.format(Locale.ROOT, "%.1f", upgrade / raw),
                both,
                both / raw);
    }

    private static void start(String url, String way) {
        long start = System.nanoTime();
        if (way.equals("raw")) {
            selectOne(url);
        } else {
            stemma(url, StartUpBenchmark.class.getClassLoader()).upgrade("head");
        }
        System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - start) / 1e6);
    }

    private static Stemma stemma(String url, ClassLoader scripts) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        return Stemma.builder(dataSource).scripts(SCRIPTS).classLoader(scripts).build();
    }

    private static Object selectOne(String url) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            return row.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
