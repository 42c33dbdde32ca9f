package dev.stemma.migrations.repair;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way to mend a discrepancy. Which one is right, only a person can know.
 *
 * @param when what has to be true for it to be right
 * @param command what to type into a shell
 */
public record Remedy(String when, String command) {

    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}_./]+");

    /** A command about a revision. */
    static Remedy of(String when, String command, String revision) {
        return new Remedy(when, "migrate " + command + " " + quoted(revision));
    }

    static Remedy repair(String when, String action, String revision) {
        return of(when, "repair " + action, revision);
    }

    /** Why a revision cannot be marked as not applied yet. */
    static String standing(List<String> above) {
        return above.isEmpty()
                ? ""
                : " On it stand, and are applied: " + String.join(", ", above)
                        + "; if the database has nothing of it, undo those first.";
    }

    /** An id as a shell takes it for one word. */
    static String quoted(String revision) {
        return PLAIN.matcher(revision).matches() ? revision : "'" + revision.replace("'", "'\\''") + "'";
    }
}
