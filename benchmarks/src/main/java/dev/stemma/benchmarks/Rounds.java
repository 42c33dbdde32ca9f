package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.Start;
import dev.stemma.benchmarks.peer.StemmaLibrary;
import dev.stemma.benchmarks.report.Figure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures several in turn, each round in another order, since the machine has other things to do. */
final class Rounds {

    /** What takes a time that it tells itself, since what has to be made ready is not timed. */
    @FunctionalInterface
    interface Timed {
        double milliseconds() throws Exception;
    }

    /**
     * One of those that are measured.
     *
     * @param tool its name
     * @param form how it is used
     * @param kind those of one kind are compared with Stemma of that kind
     * @param rounds how often
     * @param timed the work
     */
    record Entry(String tool, String form, String kind, int rounds, Timed timed) {}

    private Rounds() {}

    /** The figures of all, the first of which is the base. */
    static List<Figure> measure(String title, List<Entry> entries) throws Exception {
        Map<Entry, List<Double>> times = new LinkedHashMap<>();
        entries.forEach(each -> times.put(each, new ArrayList<>()));
        int most = entries.stream().mapToInt(Entry::rounds).max().orElse(0);
        List<Entry> order = new ArrayList<>(entries);
        for (int round = 1; round <= most; round++) {
            System.err.println(title + ": round " + round + " of " + most);
            for (Entry each : order) {
                if (round <= each.rounds()) {
                    times.computeIfAbsent(each, key -> new ArrayList<>())
                            .add(each.timed().milliseconds());
                }
            }
            Collections.rotate(order, 1);
        }
        Map<Entry, Double> medians = new LinkedHashMap<>();
        times.forEach((each, all) -> medians.put(each, median(all)));
        double base = medians.values().iterator().next();
        List<Figure> figures = new ArrayList<>();
        medians.forEach((each, median) -> {
            double stemma = medians.entrySet().stream()
                    .filter(other -> other.getKey().tool().equals(StemmaLibrary.NAME)
                            && other.getKey().kind().equals(each.kind()))
                    .mapToDouble(Map.Entry::getValue)
                    .findFirst()
                    .orElse(0);
            figures.add(new Figure(
                    each.tool(),
                    each.form(),
                    rounded(median),
                    rounded(median / base),
                    stemma == 0 ? 0 : rounded(median / stemma),
                    times.getOrDefault(each, List.of()).stream()
                            .map(Rounds::rounded)
                            .toList()));
        });
        return figures;
    }

    /** The time of some work, in milliseconds. */
    static double time(Start.Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    static double median(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
