package dev.stemma.migrations.store;

import java.util.List;

/**
 * What is sent to the server with a statement of the bookkeeping, in one round trip. Where one of the statements fails,
 * those behind it are not run.
 *
 * @param before statements without a result and without parameters
 * @param after likewise
 */
public record SentAlong(List<String> before, List<String> after) {

    /** Nothing. */
    public static final SentAlong NOTHING = new SentAlong(List.of(), List.of());

    public SentAlong {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** The statements with another one between them. */
    String around(String statement) {
        StringBuilder all = new StringBuilder();
        before.forEach(each -> all.append(each).append("; "));
        all.append(statement);
        after.forEach(each -> all.append("; ").append(each));
        return all.toString();
    }
}
