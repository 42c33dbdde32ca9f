package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.Contender;
import dev.stemma.benchmarks.peer.Contenders;
import dev.stemma.benchmarks.peer.Database;
import dev.stemma.benchmarks.peer.Start;
import dev.stemma.benchmarks.report.Comparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a server's start costs when its database is at head: in this process, with everything warm. */
final class StartUpPart {

    static final String NAME = "startup";

    private static final double TARGET = 2;
    private static final String JUDGED = "upgrade(\"head\")";
    /** Those who are to be so much slower, built already or from a jar, which is what a server has. */
    private static final double BEHIND = 10;

    private static final List<String> SLOWER = List.of("Flyway", "Liquibase");
    private static final double WARM_UP_MILLIS = 2_000;
    private static final int MOST_CALLS = 50;
    /** What takes longer is measured less often. */
    private static final double LONG_MILLIS = 5_000;
    /** Short calls are repeated for about so long in each round. */
    private static final double ROUND_MILLIS = 200;

    private final Server server;
    private final Settings settings;
    private final Path folder;

    StartUpPart(Server server, Settings settings, Path folder) {
        this.server = server;
        this.settings = settings;
        this.folder = folder;
    }

    List<Comparison> measure() throws Exception {
        List<Comparison> comparisons = new ArrayList<>();
        for (int size : settings.sizes(1_000, 10_000)) {
            String title = String.format(Locale.ROOT, "start at head, %,d revisions applied", size);
            List<Database> databases = new ArrayList<>();
            List<Rounds.Entry> entries = new ArrayList<>();
            for (Contender each : Contenders.on(folder.resolve(NAME + size), size)) {
                Database database = server.create();
                databases.add(database);
                List<Start> starts = each.starts(database);
                if (!starts.isEmpty()) {
                    System.err.println(title + ": making " + each.name() + " ready");
                    each.beAtHead(database);
                    int tables = database.tables();
                    for (Start start : starts) {
                        entries.add(entry(each, start));
                    }
                    if (database.tables() != tables) {
                        throw new IllegalStateException(each.name() + " was not at head");
                    }
                }
            }
            Map<String, Double> behind = new HashMap<>();
            for (Rounds.Entry each : entries) {
                if (SLOWER.contains(each.tool()) && !each.kind().equals(Start.Kind.FOLDER.name())) {
                    behind.put(each.tool() + ": " + each.form(), BEHIND);
                }
            }
            comparisons.add(new Comparison(
                    NAME, title, TARGET, JUDGED, behind, server.machine(), Rounds.measure(title, entries)));
            for (Database each : databases) {
                server.drop(each);
            }
        }
        return comparisons;
    }

    /** Warms it up; what is too short for the clock is called several times in each round. */
    private Rounds.Entry entry(Contender contender, Start start) throws Exception {
        List<Double> times = new ArrayList<>();
        double all = 0;
        while (all < WARM_UP_MILLIS || times.size() < 2) {
            times.add(Rounds.time(start.work()));
            all += times.get(times.size() - 1);
        }
        double last = times.get(times.size() - 1);
        int calls = (int) Math.max(1, Math.min(MOST_CALLS, ROUND_MILLIS / last));
        return new Rounds.Entry(
                contender.name(),
                start.form(),
                start.kind().name(),
                last > LONG_MILLIS ? settings.fewRounds() : settings.rounds(),
                () -> {
                    List<Double> round = new ArrayList<>();
                    for (int i = 0; i < calls; i++) {
                        round.add(Rounds.time(start.work()));
                    }
                    return Rounds.median(round);
                });
    }
}
