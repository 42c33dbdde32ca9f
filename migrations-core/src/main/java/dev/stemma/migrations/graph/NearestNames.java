package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the ids and labels that somebody may have meant, who may have typed only the beginning of one. */
final class NearestNames {

    private static final int MOST = 3;

    private NearestNames() {}

    /**
     * The nearest first, at most three: the same letters in another case or order, near as a whole, or with a beginning
     * that is near.
     */
    static List<String> to(String typed, Collection<String> names) {
        String letters = letters(typed);
        List<String> sameLetters = names.stream()
                .filter(name -> name.length() == typed.length() && letters(name).equals(letters))
                .sorted()
                .limit(MOST)
                .toList();
        if (!sameLetters.isEmpty()) {
            return sameLetters;
        }
        List<String> near = Nearest.to(typed, names);
        return near.isEmpty() ? byBeginning(typed, names) : near;
    }

    private static String letters(String name) {
        char[] letters = name.toLowerCase(Locale.ROOT).toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static List<String> byBeginning(String typed, Collection<String> names) {
        Map<String, List<String>> beginnings = new HashMap<>();
        for (String name : names) {
            if (name.length() > typed.length()) {
                beginnings
                        .computeIfAbsent(name.substring(0, typed.length()), beginning -> new ArrayList<>())
                        .add(name);
            }
        }
        return Nearest.to(typed, beginnings.keySet()).stream()
                .flatMap(beginning ->
                        beginnings.getOrDefault(beginning, List.of()).stream().sorted())
                .limit(MOST)
                .toList();
    }
}
