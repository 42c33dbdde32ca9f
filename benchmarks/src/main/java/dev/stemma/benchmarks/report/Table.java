package dev.stemma.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The comparisons as one Markdown table. */
public final class Table {

    private static final String HEAD = """
            | | median ms | × base | target | × Stemma | rounds |
            | --- | --: | --: | --: | --: | --: |
            """;

    private Table() {}

    /**
     * Writes the table, and below it what it was measured on.
     *
     * @param results the comparisons
     * @return Markdown
     */
    public static String of(Results results) {
        StringBuilder text = new StringBuilder(HEAD);
        Map<String, Set<String>> machines = new LinkedHashMap<>();
        for (Comparison comparison : results.comparisons()) {
            text.append("| **").append(comparison.title()).append("** | | | | | |\n");
            for (Figure figure : comparison.figures()) {
                text.append(row(comparison, figure));
            }
            machines.computeIfAbsent(comparison.machine().words(), words -> new LinkedHashSet<>())
                    .add(comparison.part());
        }
        machines.forEach((words, parts) -> text.append("\nMeasured ")
                .append(machines.size() == 1 ? "" : "(" + String.join(", ", parts) + ") ")
                .append(words)
                .append(".\n"));
        return text.toString();
    }

    private static String row(Comparison comparison, Figure figure) {
        boolean stemma = figure.tool().equals("Stemma");
        return "| %s | %s | %s | %s | %s | %d |\n"
                .formatted(
                        figure.label(),
                        number(figure.median()),
                        ratio(figure.timesBase()),
                        target(comparison, figure),
                        stemma || figure.timesStemma() == 0 ? "" : ratio(figure.timesStemma()),
                        figure.rounds().size());
    }

    private static String target(Comparison comparison, Figure figure) {
        if (comparison.judges(figure)) {
            return "at most " + ratio(comparison.target()) + " × base";
        }
        Double behind = comparison.behind().get(figure.label());
        return behind == null ? "" : String.format(Locale.ROOT, "at least %.0f × Stemma", behind);
    }

    /** Three digits that count, as many as the rounds can carry. */
    private static String number(double milliseconds) {
        return String.format(Locale.ROOT, milliseconds < 100 ? "%,.1f" : "%,.0f", milliseconds);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%,.0f", ratio);
    }
}
