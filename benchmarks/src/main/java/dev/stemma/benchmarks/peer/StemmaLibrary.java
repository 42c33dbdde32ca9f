package dev.stemma.benchmarks.peer;

import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * This project's library, on a folder of scripts; at the start of a server also on a jar with an index, which is how it is
 * meant to be used there.
 */
public record StemmaLibrary(Path folder) implements Contender {

    /** Its name in the table. */
    public static final String NAME = "Stemma";

    private static final String SCRIPTS = "classpath:db/migrations";

    /**
     * Writes the scripts.
     *
     * @param folder where to
     * @param workload what they do
     * @return the tool on them
     * @throws IOException when they cannot be written
     */
    public static StemmaLibrary on(Path folder, Workload workload) throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("stemma/classes/db/migrations"));
        for (int number = 1; number <= workload.size(); number++) {
            Files.writeString(scripts.resolve(Workload.id(number) + "_create_table.sql"), """
                    -- Create a table
                    --
                    -- revision: %s
                    -- revises: %s

                    -- migrate:up
                    %s;

                    -- migrate:down
                    %s;
                    """.formatted(
                            Workload.id(number), Workload.parent(number), workload.up(number), workload.down(number)));
        }
        return new StemmaLibrary(folder.resolve("stemma"));
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Where the scripts are.
     *
     * @return the folder
     */
    public Path scripts() {
        return folder.resolve("classes/db/migrations");
    }

    @Override
    public void migrate(Database database) {
        onFolder(database).upgrade("head");
    }

    @Override
    public List<Start> starts(Database database) throws IOException {
        ClassLoader loader = ScriptsInJar.loader(folder.resolve("classes"), folder.resolve("scripts.jar"), true);
        Stemma built = onJar(database, loader);
        return List.of(
                new Start("upgrade(\"head\")", Start.Kind.BUILT, () -> atHead(built)),
                new Start(
                        "build() and upgrade(\"head\"), a folder", Start.Kind.FOLDER, () -> atHead(onFolder(database))),
                new Start(
                        "build() and upgrade(\"head\"), a jar", Start.Kind.JAR, () -> atHead(onJar(database, loader))));
    }

    private Stemma onFolder(Database database) {
        return Stemma.builder(database.dataSource())
                .scripts(scripts().toString())
                .build();
    }

    private static Stemma onJar(Database database, ClassLoader loader) {
        return Stemma.builder(database.dataSource())
                .scripts(SCRIPTS)
                .classLoader(loader)
                .build();
    }

    private static void atHead(Stemma stemma) {
        RunReport report = stemma.upgrade("head");
        if (!report.nothingToDo()) {
            throw new IllegalStateException("there was something to do");
        }
    }
}
