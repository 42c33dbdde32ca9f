package dev.stemma.benchmarks.peer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.ibatis.migration.DataSourceConnectionProvider;
import org.apache.ibatis.migration.FileMigrationLoader;
import org.apache.ibatis.migration.operations.UpOperation;
import org.apache.ibatis.migration.options.DatabaseOperationOption;
import org.jspecify.annotations.Nullable;

/** MyBatis Migrations in-process; its first script makes its table, as the one does that {@code init} writes. */
public record MyBatisLibrary(Path folder) implements Contender {

    private static final long FIRST_ID = 20_260_101_000_000L;

    /**
     * Writes the scripts.
     *
     * @param folder where to
     * @param workload what they do
     * @return the tool on them
     * @throws IOException when they cannot be written
     */
    public static MyBatisLibrary on(Path folder, Workload workload) throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("mybatis"));
        script(scripts, FIRST_ID, "create_changelog", """
                CREATE TABLE CHANGELOG (
                    ID numeric(20, 0) PRIMARY KEY,
                    APPLIED_AT varchar(25) NOT NULL,
                    DESCRIPTION varchar(255) NOT NULL
                )""", "DROP TABLE CHANGELOG");
        for (int number = 1; number <= workload.size(); number++) {
            script(scripts, FIRST_ID + number, "create_table", workload.up(number), workload.down(number));
        }
        return new MyBatisLibrary(scripts);
    }

    @Override
    public String name() {
        return "MyBatis Migrations";
    }

    @Override
    public void migrate(Database database) {
        up(database, null);
    }

    @Override
    public void beAtHead(Database database) throws SQLException, IOException {
        up(database, 1);
        long scripts;
        try (Stream<Path> files = Files.list(folder)) {
            scripts = files.count();
        }
        database.execute("INSERT INTO changelog SELECT " + FIRST_ID
                + " + n, '2026-01-01 00:00:00', 'create table' FROM generate_series(1, " + (scripts - 1) + ") n");
    }

    @Override
    public List<Start> starts(Database database) {
        return List.of(new Start("up, a folder", Start.Kind.FOLDER, () -> up(database, null)));
    }

    private void up(Database database, @Nullable Integer steps) {
        new UpOperation(steps)
                .operate(
                        new DataSourceConnectionProvider(database.dataSource()),
                        new FileMigrationLoader(folder.toFile(), "UTF-8", new Properties()),
                        new DatabaseOperationOption(),
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    private static void script(Path folder, long id, String name, String up, String down) throws IOException {
        Files.writeString(
                folder.resolve(id + "_" + name + ".sql"),
                "-- // %s\n-- Migration SQL that makes the change goes here.\n%s;\n\n-- //@UNDO\n%s;\n"
                        .formatted(name.replace('_', ' '), up, down));
    }
}
