package dev.stemma.migrations.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the name that a misspelt one was probably meant to be. */
public final class Nearest {

    private static final int MOST = 3;

    private Nearest() {}

    /**
     * The names that are at most about a third of their letters away from {@code typed}, nearest first.
     *
     * @param typed what was typed
     * @param names what there is
     * @return at most three names, possibly none
     */
    public static List<String> to(String typed, Collection<String> names) {
        record Candidate(String name, int distance) {}
        int tolerance = Math.max(1, (typed.length() + 1) / 3);
        return names.stream()
                .filter(name -> Math.abs(name.length() - typed.length()) <= tolerance)
                .map(name -> new Candidate(name, distance(typed, name)))
                .filter(candidate -> candidate.distance <= tolerance)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /**
     * The end of a sentence that offers the nearest names.
     *
     * @param typed what was typed
     * @param names what there is
     * @return {@code " (did you mean 'x'?)"}, or nothing where no name is near
     */
    public static String didYouMean(String typed, Collection<String> names) {
        List<String> nearest = to(typed, names);
        return nearest.isEmpty() ? "" : " (did you mean '" + String.join("' or '", nearest) + "'?)";
    }

    /** Levenshtein's distance, row by row. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(previous[j], row[j - 1]) + 1);
            }
            int[] swap = previous;
            previous = row;
            row = swap;
        }
        return previous[b.length()];
    }
}
