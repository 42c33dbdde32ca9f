package dev.stemma.migrations.plan;

import java.util.List;

/** Writes ids into messages, the first few of many. */
final class Listing {

    private static final int MOST = 8;

    private Listing() {}

    /** A clause that names the current heads. */
    static String currentHeads(List<String> heads) {
        return (heads.size() == 1 ? "the current head is " : "the current heads are ") + of(heads);
    }

    static String of(List<String> ids) {
        int more = ids.size() - MOST;
        return more > 1 ? String.join(", ", ids.subList(0, MOST)) + " and " + more + " more" : String.join(", ", ids);
    }
}
