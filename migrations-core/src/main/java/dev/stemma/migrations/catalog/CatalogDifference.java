package dev.stemma.migrations.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which two catalogs differ.
 *
 * @param kind the kind of the object
 * @param path the object's name
 * @param change in what way they differ
 * @param attribute what differs; null where the object as a whole is missing or unexpected
 * @param expected what the expected catalog says of it; null where it has none
 * @param found what the found catalog says of it; null where it has none
 */
public record CatalogDifference(
        ObjectKind kind,
        String path,
        Change change,
        @Nullable String attribute,
        @Nullable String expected,
        @Nullable String found) {

    /**
     * The difference for people, in one line.
     *
     * @param expectedSide who is expected to be right, for example {@code the model}
     * @param foundSide who is compared with it
     * @return a sentence without a full stop; of texts of several lines the first line that differs
     */
    public String describe(String expectedSide, String foundSide) {
        String object = kind.label() + " " + path;
        return switch (change) {
            case MISSING -> object + ": " + expectedSide + " has it, " + foundSide + " does not";
            case UNEXPECTED -> object + ": " + foundSide + " has it, " + expectedSide + " does not";
            case CHANGED, REORDERED -> object + ", " + attribute + sides(expectedSide, foundSide);
        };
    }

    private String sides(String expectedSide, String foundSide) {
        if (expected == null || found == null) {
            return ": " + side(expectedSide, expected) + ", " + side(foundSide, found);
        }
        List<String> ours = expected.lines().toList();
        List<String> theirs = found.lines().toList();
        int line = 0;
        while (line < ours.size() && line < theirs.size() && ours.get(line).equals(theirs.get(line))) {
            line++;
        }
        boolean single = ours.size() <= 1 && theirs.size() <= 1;
        return (single ? "" : ", line " + (line + 1))
                + ": " + side(expectedSide, line < ours.size() ? ours.get(line).strip() : null)
                + ", " + side(foundSide, line < theirs.size() ? theirs.get(line).strip() : null);
    }

    private static String side(String name, @Nullable String value) {
        return name + (value == null ? " has none" : " says " + value);
    }
}
