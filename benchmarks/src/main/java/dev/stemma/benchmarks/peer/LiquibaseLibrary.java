package dev.stemma.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase in-process: one file of formatted SQL for each changeset, and a changelog that includes the folder. */
public record LiquibaseLibrary(Path folder) implements Contender {

    private static final Logger ROOT = Logger.getLogger("");
    private static final String CHANGELOG = "db/changelog/db.changelog-master.xml";

    /** A call of the facade. */
    @FunctionalInterface
    private interface Call {
        void on(Liquibase liquibase) throws Exception;
    }

    /**
     * Writes the changelog and silences the log.
     *
     * @param folder where to
     * @param workload what the changesets do
     * @return the tool on them
     * @throws IOException when they cannot be written
     */
    public static LiquibaseLibrary on(Path folder, Workload workload) throws IOException {
        ROOT.setLevel(Level.OFF);
        System.setProperty("liquibase.analytics.enabled", "false");
        Path changes = Files.createDirectories(folder.resolve("liquibase/db/changelog/changes"));
        for (int number = 1; number <= workload.size(); number++) {
            Files.writeString(
                    changes.resolve(String.format(Locale.ROOT, "%05d.sql", number)),
                    "--liquibase formatted sql\n\n--changeset team:%d\n%s;\n--rollback %s;\n"
                            .formatted(number, workload.up(number), workload.down(number)));
        }
        Path home = folder.resolve("liquibase");
        Files.writeString(home.resolve(CHANGELOG), """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <includeAll path="db/changelog/changes/"/>
                </databaseChangeLog>
                """);
        return new LiquibaseLibrary(home);
    }

    @Override
    public String name() {
        return "Liquibase";
    }

    @Override
    public void migrate(Database database) throws Exception {
        update(database, new DirectoryResourceAccessor(folder));
    }

    @Override
    public void beAtHead(Database database) throws Exception {
        call(
                database,
                new DirectoryResourceAccessor(folder),
                liquibase -> liquibase.changeLogSync(new Contexts(), new LabelExpression()));
    }

    @Override
    public List<Start> starts(Database database) throws IOException {
        ClassLoader jar = ScriptsInJar.loader(folder, folder.resolveSibling("liquibase.jar"), false);
        return List.of(
                new Start("update(), a folder", Start.Kind.FOLDER, () -> {
                    forget();
                    migrate(database);
                }),
                new Start("update(), a jar", Start.Kind.JAR, () -> {
                    forget();
                    update(database, new ClassLoaderResourceAccessor(jar));
                }));
    }

    /** It remembers in this process that this database was at head; a server that starts does not. */
    private static void forget() {
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
    }

    private static void update(Database database, ResourceAccessor files) throws Exception {
        call(database, files, liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
    }

    private static void call(Database database, ResourceAccessor files, Call call) throws Exception {
        Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> connected(database, files, call));
    }

    private static void connected(Database database, ResourceAccessor files, Call call) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Liquibase liquibase = new Liquibase(
                        CHANGELOG,
                        files,
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            call.on(liquibase);
        }
    }
}
