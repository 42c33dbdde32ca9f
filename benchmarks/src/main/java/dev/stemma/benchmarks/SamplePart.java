package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.Database;
import dev.stemma.benchmarks.peer.Program;
import dev.stemma.benchmarks.peer.StemmaLibrary;
import dev.stemma.benchmarks.report.Comparison;
import dev.stemma.migrations.Stemma;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Real scripts, of which few are short: the manager sample from an empty database to head, against psql. */
final class SamplePart {

    static final String NAME = "sample";

    private static final double TARGET = 1.5;
    private static final String TITLE = "manager sample, 41 revisions, from empty";
    private static final String SCRIPTS = "src-test-resources/src/main/resources/samples/manager/migrations";
    private static final int WARM_UPS = 5;
    private static final String COLUMNS = "SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
            + " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'schema\\_revision%'";

    private final Server server;
    private final Settings settings;
    private final Path folder;
    private final Path scripts;
    private final Set<String> columns = new HashSet<>();

    /** From an empty database to head. */
    @FunctionalInterface
    private interface Migration {
        void on(Database database) throws Exception;
    }

    SamplePart(Server server, Settings settings, Path folder) {
        this.server = server;
        this.settings = settings;
        this.folder = folder;
        this.scripts = settings.root().resolve(SCRIPTS);
    }

    List<Comparison> measure() throws Exception {
        Optional<Program> psql = Program.named("psql");
        if (psql.isEmpty()) {
            System.err.println("sample: left out, since psql is not on the path");
            return List.of();
        }
        Path sections = Files.writeString(folder.resolve("sections.sql"), SampleSql.of(scripts));
        Path offline = Files.writeString(
                folder.resolve("offline.sql"),
                Stemma.offline()
                        .scripts(scripts.toString())
                        .build()
                        .upgrade("head")
                        .sql());
        List<Rounds.Entry> entries = List.of(
                entry("psql -f", "the scripts' upgrades", database -> run(psql.get(), sections, database)),
                entry(
                        StemmaLibrary.NAME,
                        "",
                        database -> Stemma.builder(database.dataSource())
                                .scripts(scripts.toString())
                                .build()
                                .upgrade("head")),
                entry("psql -f", "Stemma's offline SQL", database -> run(psql.get(), offline, database)));
        System.err.println(TITLE + ": warming up");
        for (int i = 0; i < WARM_UPS; i++) {
            for (Rounds.Entry each : entries) {
                each.timed().milliseconds();
            }
        }
        return List.of(
                new Comparison(NAME, TITLE, TARGET, "", Map.of(), server.machine(), Rounds.measure(TITLE, entries)));
    }

    private Rounds.Entry entry(String tool, String form, Migration migration) {
        return new Rounds.Entry(tool, form, "", settings.rounds(), () -> {
            Database database = server.create();
            double time = Rounds.time(() -> migration.on(database));
            columns.add(database.ask(COLUMNS));
            if (columns.size() > 1) {
                throw new IllegalStateException("not all made the same columns: " + columns);
            }
            server.drop(database);
            return time;
        });
    }

    private void run(Program psql, Path file, Database database) throws Exception {
        psql.run(
                folder,
                Map.of(),
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-d",
                database.uri(),
                "-f",
                file.getFileName().toString());
    }
}
