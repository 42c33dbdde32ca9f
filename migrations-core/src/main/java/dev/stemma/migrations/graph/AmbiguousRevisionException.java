package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;
import java.util.stream.Collectors;

/** Several ids or branch labels begin with what was typed. */
public final class AmbiguousRevisionException extends StemmaException {

    private static final int MOST_SHOWN = 8;

    private final String name;
    private final List<String> candidates;

    AmbiguousRevisionException(String name, List<String> candidates) {
        super(ErrorCode.AMBIGUOUS_REVISION, message(name, candidates));
        this.name = name;
        this.candidates = List.copyOf(candidates);
    }

    private static String message(String name, List<String> candidates) {
        int more = candidates.size() - MOST_SHOWN;
        return "\"%s\" is the beginning of %d names: %s%s. Type more of the one that you mean."
                .formatted(
                        name,
                        candidates.size(),
                        candidates.stream().limit(MOST_SHOWN).collect(Collectors.joining(", ")),
                        more > 0 ? " and " + more + " more" : "");
    }

    /**
     * What was typed.
     *
     * @return the beginning of a name
     */
    public String name() {
        return name;
    }

    /**
     * The ids and labels that begin so.
     *
     * @return all of them, sorted
     */
    public List<String> candidates() {
        return candidates;
    }
}
