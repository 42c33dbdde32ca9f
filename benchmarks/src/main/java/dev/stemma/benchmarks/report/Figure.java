package dev.stemma.benchmarks.report;

import java.util.List;

/**
 * What one tool took for one thing.
 *
 * @param tool whose time it is
 * @param form how it was used; empty where there is nothing to choose
 * @param median the median of the rounds, in milliseconds
 * @param timesBase the median in medians of the comparison's base
 * @param timesStemma the median in medians of Stemma used the same way; 0 where nothing of Stemma compares with it
 * @param rounds the time of each round in the order of measuring, in milliseconds
 */
public record Figure(
        String tool, String form, double median, double timesBase, double timesStemma, List<Double> rounds) {

    public Figure {
        rounds = List.copyOf(rounds);
    }

    /**
     * The tool and how it was used.
     *
     * @return a line for a person
     */
    public String label() {
        return form.isEmpty() ? tool : tool + ": " + form;
    }
}
