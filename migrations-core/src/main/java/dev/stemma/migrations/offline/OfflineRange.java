package dev.stemma.migrations.offline;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.revision.InvalidTargetException;
import dev.stemma.migrations.revision.Revision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code from:to} as it is typed for offline SQL.
 *
 * @param from where the database is: absolute targets with commas between them; an empty text is base
 * @param to where it is to go
 */
record OfflineRange(String from, String to) {

    private static final Pattern CURRENT = Pattern.compile("(.*@)?current([+-]\\d+)?");

    /** A range, or a target that is gone to from base. */
    static OfflineRange fromBase(String text) {
        return text.indexOf(':') < 0 ? new OfflineRange("base", text) : split(text);
    }

    /** A range; a target alone is refused. */
    static OfflineRange between(String text) {
        if (text.indexOf(':') < 0) {
            throw InvalidTargetException.range(
                    text,
                    "a downgrade that asks no database has to know where it starts",
                    "Type both ends, as in \"head:" + text + "\".");
        }
        return split(text);
    }

    private static OfflineRange split(String text) {
        int colon = text.indexOf(':');
        String from = text.substring(0, colon);
        String to = text.substring(colon + 1);
        if (to.isEmpty() || to.indexOf(':') >= 0) {
            throw InvalidTargetException.range(
                    text, "offline SQL goes from one place to another", "Type both ends, as in \"base:head\".");
        }
        return new OfflineRange(from.isEmpty() ? "base" : from, to);
    }

    /** Everything that counts as applied at the start. */
    Set<String> applied(RevisionGraph graph) {
        Planner planner = new Planner(graph);
        Set<String> goals = new LinkedHashSet<>();
        for (String place : from.split(",", -1)) {
            if (CURRENT.matcher(place).matches()) {
                throw new InvalidTargetException(
                        place, "offline SQL asks no database where it is", "Type the revision that it is at.");
            }
            planner.resolve(Set.of(), place).stream().map(Revision::id).forEach(goals::add);
        }
        Set<String> applied = new LinkedHashSet<>();
        if (!goals.isEmpty()) {
            planner.stamp(Set.of(), List.copyOf(goals))
                    .steps()
                    .forEach(step -> applied.add(step.revision().id()));
        }
        return applied;
    }
}
