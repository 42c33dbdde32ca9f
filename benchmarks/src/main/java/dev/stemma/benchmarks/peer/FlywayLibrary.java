package dev.stemma.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Flyway in-process, with its defaults, on a folder of versioned migrations. */
public record FlywayLibrary(Path folder) implements Contender {

    private static final String SCRIPTS = "db/migration";

    /**
     * Writes the migrations.
     *
     * @param folder where to
     * @param workload what they do
     * @return the tool on them
     * @throws IOException when they cannot be written
     */
    public static FlywayLibrary on(Path folder, Workload workload) throws IOException {
        Path migrations = Files.createDirectories(folder.resolve("flyway").resolve(SCRIPTS));
        for (int number = 1; number <= workload.size(); number++) {
            Files.writeString(
                    migrations.resolve(String.format(Locale.ROOT, "V%05d__create_table.sql", number)),
                    workload.up(number) + ";\n");
        }
        return new FlywayLibrary(folder.resolve("flyway"));
    }

    @Override
    public String name() {
        return "Flyway";
    }

    @Override
    public void migrate(Database database) {
        configured(database).load().migrate();
    }

    /** The first migration makes the table; the rows of the others would take it many minutes. */
    @Override
    public void beAtHead(Database database) throws SQLException {
        configured(database).target("1").load().migrate();
        MigrationInfo[] pending = configured(database).load().info().pending();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement row = connection.prepareStatement(
                        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                                + " checksum, installed_by, installed_on, execution_time, success)"
                                + " VALUES (?, ?, ?, 'SQL', ?, ?, 'postgres', now(), 1, true)")) {
            connection.setAutoCommit(false);
            int rank = 2;
            for (MigrationInfo each : pending) {
                row.setInt(1, rank++);
                row.setString(2, each.getVersion().getVersion());
                row.setString(3, each.getDescription());
                row.setString(4, each.getScript());
                row.setInt(5, each.getResolvedChecksum());
                row.addBatch();
            }
            row.executeBatch();
            connection.commit();
        }
    }

    @Override
    public List<Start> starts(Database database) throws IOException {
        Flyway loaded = configured(database).load();
        ClassLoader jar = ScriptsInJar.loader(folder, folder.resolveSibling("flyway.jar"), false);
        return List.of(
                new Start("migrate()", Start.Kind.BUILT, () -> atHead(loaded)),
                new Start(
                        "configure(), load(), migrate(), a folder",
                        Start.Kind.FOLDER,
                        () -> atHead(configured(database).load())),
                new Start(
                        "configure(), load(), migrate(), a jar",
                        Start.Kind.JAR,
                        () -> atHead(configured(database, Flyway.configure(jar), "classpath:" + SCRIPTS)
                                .load())));
    }

    private FluentConfiguration configured(Database database) {
        return configured(database, Flyway.configure(), "filesystem:" + folder.resolve(SCRIPTS));
    }

    private static FluentConfiguration configured(
            Database database, FluentConfiguration configuration, String location) {
        return configuration.loggers("slf4j").dataSource(database.dataSource()).locations(location);
    }

    private static void atHead(Flyway flyway) {
        if (flyway.migrate().migrationsExecuted != 0) {
            throw new IllegalStateException("there was something to do");
        }
    }
}
