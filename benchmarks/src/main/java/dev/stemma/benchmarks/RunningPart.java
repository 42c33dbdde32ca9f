package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.Contender;
import dev.stemma.benchmarks.peer.Contenders;
import dev.stemma.benchmarks.peer.Database;
import dev.stemma.benchmarks.peer.RawJdbc;
import dev.stemma.benchmarks.peer.StemmaLibrary;
import dev.stemma.benchmarks.report.Comparison;
import dev.stemma.benchmarks.report.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** From an empty database to head, with revisions that do as little as a revision can. */
final class RunningPart {

    static final String NAME = "running";

    private static final double TARGET = 1.4;
    /** Up to this size all run as often as each other. */
    private static final int SMALL = 1_000;

    private static final int WARM_UP = 200;

    private final Server server;
    private final Settings settings;
    private final Path folder;

    RunningPart(Server server, Settings settings, Path folder) {
        this.server = server;
        this.settings = settings;
        this.folder = folder;
    }

    List<Comparison> measure() throws Exception {
        List<Comparison> comparisons = new ArrayList<>();
        Machine machine = server.machine();
        System.err.println("running: warming up");
        for (Contender each : Contenders.on(folder.resolve("warm-up"), WARM_UP)) {
            fromEmptyToHead(each, WARM_UP);
        }
        for (int size : settings.sizes(1_000, 4_000)) {
            String title = String.format(Locale.ROOT, "%,d revisions of one statement, from empty", size);
            List<Rounds.Entry> entries = new ArrayList<>();
            for (Contender each : Contenders.on(folder.resolve(NAME + size), size)) {
                boolean always = each instanceof RawJdbc || each instanceof StemmaLibrary || size <= SMALL;
                entries.add(new Rounds.Entry(
                        each.name(),
                        each.form(),
                        "",
                        always ? settings.rounds() : settings.fewRounds(),
                        () -> fromEmptyToHead(each, size)));
            }
            comparisons.add(new Comparison(NAME, title, TARGET, "", Map.of(), machine, Rounds.measure(title, entries)));
        }
        return comparisons;
    }

    private double fromEmptyToHead(Contender contender, int size) throws Exception {
        Database database = server.create();
        double time = Rounds.time(() -> contender.migrate(database));
        if (database.tables() != size) {
            throw new IllegalStateException(contender.name() + " made " + database.tables() + " tables of " + size);
        }
        server.drop(database);
        return time;
    }
}
