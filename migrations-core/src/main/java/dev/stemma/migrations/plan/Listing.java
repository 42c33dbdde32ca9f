package dev.stemma.migrations.plan;

import java.util.List;

/** Writes ids into messages, the first few of many. */
final class Listing {

    private static final int MOST = 8;

    private Listing() {}

    static String of(List<String> ids) {
        int more = ids.size() - MOST;
        return more > 1 ? String.join(", ", ids.subList(0, MOST)) + " and " + more + " more" : String.join(", ", ids);
    }
}
