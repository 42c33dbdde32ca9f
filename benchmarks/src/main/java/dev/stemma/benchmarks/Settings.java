package dev.stemma.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What is measured, as the system properties say; the module's POM has the defaults.
 *
 * @param parts the parts
 * @param rounds how often each tool runs
 * @param sizes the numbers of revisions in the place of each part's own; empty to keep these
 * @param output the folder of the page, the chart and the JSON
 * @param root the folder of the checkout
 */
record Settings(List<String> parts, int rounds, List<Integer> sizes, Path output, Path root) {

    private static final int FEW = 3;

    static Settings ofThisProcess() {
        return new Settings(
                list("benchmarks"),
                Integer.getInteger("benchmarks.rounds", 7),
                list("benchmarks.revisions").stream().map(Integer::valueOf).toList(),
                Path.of(System.getProperty("benchmarks.output", "target")),
                Path.of(System.getProperty("benchmarks.root", "..")));
    }

    /** How often those run whose time more rounds would not be worth. */
    int fewRounds() {
        return Math.min(FEW, rounds);
    }

    /** The sizes of a part. */
    List<Integer> sizes(Integer... own) {
        return sizes.isEmpty() ? List.of(own) : sizes;
    }

    private static List<String> list(String property) {
        return Arrays.stream(System.getProperty(property, "").split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
