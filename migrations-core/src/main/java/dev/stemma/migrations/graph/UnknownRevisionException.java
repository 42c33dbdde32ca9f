package dev.stemma.migrations.graph;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;
import java.util.stream.Collectors;

/** A name fits no revision and no branch label of the graph. */
public final class UnknownRevisionException extends StemmaException {

    private final String name;
    private final List<String> nearest;

    UnknownRevisionException(String name, String scope, List<String> nearest) {
        super(ErrorCode.UNKNOWN_REVISION, message(name, scope, nearest));
        this.name = name;
        this.nearest = List.copyOf(nearest);
    }

    private static String message(String name, String scope, List<String> nearest) {
        String advice = nearest.isEmpty()
                ? "Look at the known ones with \"history\"."
                : "Did you mean " + nearest.stream().map(n -> '"' + n + '"').collect(Collectors.joining(" or ")) + "?";
        return "No revision or branch label%s is called \"%s\" or starts with it. %s".formatted(scope, name, advice);
    }

    /**
     * What was typed.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The ids and labels that may have been meant.
     *
     * @return the nearest first; empty when nothing is near
     */
    public List<String> nearest() {
        return nearest;
    }
}
