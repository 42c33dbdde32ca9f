package dev.stemma.migrations.error;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the name that a misspelt one was probably meant to be, by edit distance. */
public final class Nearest {

    private static final int MOST = 3;
    private static final int SHARED_BEGINNING = 4;

    private Nearest() {}

    private record Candidate(String name, int distance) {}

    /**
     * The names that differ in at most a third of what was typed, or begin as it does; nearest first.
     *
     * @param typed what was typed
     * @param names what there is
     * @return at most three names, possibly none
     */
    public static List<String> to(String typed, Collection<String> names) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(1, Math.min(4, wanted.length() / 3));
        return names.stream()
                .map(name -> new Candidate(name, distance(wanted, name.toLowerCase(Locale.ROOT), tolerance)))
                .filter(candidate -> candidate.distance() <= tolerance || sharesBeginning(wanted, candidate.name()))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /**
     * What to add to an error message.
     *
     * @param typed what was typed
     * @param names what there is
     * @return {@code " (did you mean 'x'?)"}, or nothing where no name is near
     */
    public static String didYouMean(String typed, Collection<String> names) {
        List<String> nearest = to(typed, names);
        return nearest.isEmpty() ? "" : " (did you mean '" + String.join("' or '", nearest) + "'?)";
    }

    private static boolean sharesBeginning(String wanted, String name) {
        return wanted.length() >= SHARED_BEGINNING
                && name.toLowerCase(Locale.ROOT).startsWith(wanted.substring(0, SHARED_BEGINNING));
    }

    /**
     * Levenshtein's distance between what was typed and the name, or the beginning of the name where less was typed;
     * one more than the tolerance where it is certain to be above it.
     */
    private static int distance(String typed, String name, int tolerance) {
        String compared = name.length() > typed.length() + tolerance ? name.substring(0, typed.length()) : name;
        if (typed.length() - compared.length() > tolerance) {
            return tolerance + 1;
        }
        int[] row = new int[compared.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= typed.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (typed.charAt(i - 1) == compared.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[row.length - 1];
    }
}
