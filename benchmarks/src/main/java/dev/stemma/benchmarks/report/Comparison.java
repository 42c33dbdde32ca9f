package dev.stemma.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Figures that were measured in turn, in one run, for the same thing.
 *
 * @param part the part of the benchmarks that measured it
 * @param title what was done
 * @param target what Stemma is to reach at most, in times of the base
 * @param judged the form of Stemma that the target speaks of
 * @param behind how many times Stemma's time those of certain labels are to take at least
 * @param machine what they depend on
 * @param figures the figures; the first is the base of the ratios
 */
public record Comparison(
        String part,
        String title,
        double target,
        String judged,
        Map<String, Double> behind,
        Machine machine,
        List<Figure> figures) {

    public Comparison {
        behind = new TreeMap<>(behind);
        figures = List.copyOf(figures);
    }

    /**
     * Whether the target speaks of a figure.
     *
     * @param figure one of the figures
     * @return true for Stemma in the judged form
     */
    public boolean judges(Figure figure) {
        return figure.tool().equals("Stemma") && figure.form().equals(judged);
    }
}
