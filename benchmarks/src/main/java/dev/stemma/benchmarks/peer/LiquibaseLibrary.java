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
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase in-process: one file of formatted SQL for each changeset, and a changelog that includes the folder. */
public record LiquibaseLibrary(Path folder) implements Contender {

    private static final Logger ROOT = Logger.getLogger("");
    private static final String CHANGELOG = "changelog.xml";

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
        Path changes = Files.createDirectories(folder.resolve("liquibase/changes"));
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
                  <includeAll path="changes/"/>
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
        call(database, liquibase -> liquibase.update(new Contexts(), new LabelExpression()));
    }

    @Override
    public void beAtHead(Database database) throws Exception {
        call(database, liquibase -> liquibase.changeLogSync(new Contexts(), new LabelExpression()));
    }

    @Override
    public List<Start> starts(Database database) {
        return List.of(new Start("update()", false, () -> {
            // it remembers in this process that this database was at head; a server that starts does not
            Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
            migrate(database);
        }));
    }

    private void call(Database database, Call call) throws Exception {
        Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> connected(database, call));
    }

    private void connected(Database database, Call call) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Liquibase liquibase = new Liquibase(
                        CHANGELOG,
                        new DirectoryResourceAccessor(folder),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            call.on(liquibase);
        }
    }
}
