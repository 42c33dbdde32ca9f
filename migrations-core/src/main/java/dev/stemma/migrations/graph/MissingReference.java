package dev.stemma.migrations.graph;

import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A name in a script that belongs to no revision.
 *
 * @param revision the revision whose script has it
 * @param name the name as written
 * @param nearest the names that may have been meant, nearest first
 */
public record MissingReference(Revision revision, String name, List<String> nearest) {

    public MissingReference {
        nearest = List.copyOf(nearest);
    }

    static String message(String verb, List<MissingReference> missing) {
        return missing.stream().map(m -> m.sentence(verb)).collect(Collectors.joining(" "));
    }

    private String sentence(String verb) {
        String hint = nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
        return "Revision %s (%s) %s \"%s\", which does not exist%s"
                .formatted(revision.id(), revision.source(), verb, name, hint.isEmpty() ? "." : hint);
    }
}
