package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.AlembicProgram;
import dev.stemma.benchmarks.peer.Database;
import dev.stemma.benchmarks.peer.Program;
import dev.stemma.benchmarks.peer.StemmaLibrary;
import dev.stemma.benchmarks.peer.Workload;
import dev.stemma.benchmarks.report.Comparison;
import dev.stemma.benchmarks.report.Machine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whole processes from their start to their end: the command line of this checkout, with nothing to do. */
final class ColdPart {

    static final String NAME = "cold";

    private static final double TARGET = 1.8;
    private static final double BEHIND = 2;
    private static final int WARM_UPS = 3;
    private final Server server;
    private final Settings settings;
    private final Path folder;

    ColdPart(Server server, Settings settings, Path folder) {
        this.server = server;
        this.settings = settings;
        this.folder = folder;
    }

    List<Comparison> measure() throws Exception {
        int size = settings.sizes(1_000).get(0);
        Path home = Files.createDirectories(folder.resolve(NAME));
        Workload workload = new Workload(size);

        Program migrate = new Program(settings.root().resolve("migrate").toRealPath());
        System.err.println("cold: building the command line where it is not built yet");
        migrate.run(home, Map.of(), "--version");
        StemmaLibrary stemma = StemmaLibrary.on(home, workload);
        Database ours = server.create();
        stemma.migrate(ours);

        Database theirs = server.create();
        Optional<AlembicProgram> alembic = AlembicProgram.on(home, workload);
        if (alembic.isPresent()) {
            alembic.get().beAtHead(theirs);
        }
        BareProgram bare = BareProgram.make(home, JvmFlags.of(migrate, home), ours);

        List<Comparison> comparisons = new ArrayList<>();
        Machine machine = server.machine();
        for (List<String> command : List.of(List.of("current"), List.of("upgrade", "head"))) {
            String words = String.join(" ", command);
            String title = String.format(Locale.ROOT, "command line: %s, %,d applied", words, size);
            List<Rounds.Entry> entries = new ArrayList<>();
            entries.add(entry("bare program", "connect, SELECT 1, close", () -> Rounds.time(() -> bare.run(ours))));
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--scripts", stemma.scripts().toString()));
            entries.add(entry(
                    StemmaLibrary.NAME,
                    "migrate " + words,
                    () -> Rounds.time(() ->
                            migrate.run(home, Map.of("MIGRATE_URL", ours.url()), arguments.toArray(String[]::new)))));
            alembic.ifPresent(program -> entries.add(entry(
                    program.name(),
                    "alembic " + words,
                    () -> Rounds.time(() -> program.run(theirs, command.toArray(String[]::new))))));
            for (Rounds.Entry each : entries) {
                for (int i = 0; i < WARM_UPS; i++) {
                    each.timed().milliseconds();
                }
            }
            comparisons.add(new Comparison(
                    NAME,
                    title,
                    TARGET,
                    "migrate " + words,
                    Map.of("Alembic: alembic " + words, BEHIND),
                    machine,
                    Rounds.measure(title, entries)));
        }
        server.drop(ours);
        server.drop(theirs);
        return comparisons;
    }

    private Rounds.Entry entry(String tool, String form, Rounds.Timed timed) {
        return new Rounds.Entry(tool, form, "", settings.rounds(), timed);
    }
}
