package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.Database;
import dev.stemma.benchmarks.peer.Program;
import dev.stemma.benchmarks.report.Machine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The embedded PostgreSQL that all tools are measured on, with its defaults, and new databases of it. */
final class Server implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Database maintenance;
    private final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    private int databases;

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.maintenance = new Database(postgres.getPort(), "postgres");
    }

    static Server start() throws IOException {
        return new Server(EmbeddedPostgres.start());
    }

    /** An empty database; what others left to be written is on disk before it is given away. */
    Database create() throws SQLException {
        Database database = new Database(postgres.getPort(), "benchmark_" + ++databases);
        maintenance.execute("CREATE DATABASE " + database.name());
        maintenance.execute("CHECKPOINT");
        return database;
    }

    void drop(Database database) throws SQLException {
        maintenance.execute("DROP DATABASE " + database.name() + " WITH (FORCE)");
    }

    Machine machine() throws SQLException, IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String name : new String[] {"fsync", "synchronous_commit", "shared_buffers"}) {
            settings.put(name, maintenance.ask("SHOW " + name));
        }
        Map<String, String> tools = new TreeMap<>();
        for (String name : new String[] {"Stemma", "Flyway", "Liquibase", "MyBatis Migrations", "pgjdbc"}) {
            tools.put(name, System.getProperty("version." + name.replace(" ", ""), "?"));
        }
        for (String name : new String[] {"alembic", "psql"}) {
            Optional<Program> program = Program.named(name);
            tools.put(
                    name.equals("alembic") ? "Alembic" : name,
                    program.isPresent() ? program.get().version() : "not there");
        }
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                Runtime.getRuntime().availableProcessors(),
                Math.round(load * 10) / 10.0,
                Runtime.version().toString(),
                maintenance.ask("SHOW server_version"),
                settings,
                tools);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
