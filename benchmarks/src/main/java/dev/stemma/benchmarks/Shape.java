package dev.stemma.benchmarks;

import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The graphs that are measured. */
public enum Shape {
    /** Each revision revises the one before it. */
    CHAIN {
        @Override
        List<String> parents(int i) {
            return i == 0 ? List.of() : List.of(id(i - 1));
        }
    },
    /** Of every five revisions two fork off and a third merges them. */
    MERGES {
        @Override
        List<String> parents(int i) {
            return switch (i % 5) {
                case 0 -> i == 0 ? List.of() : List.of(id(i - 1));
                case 1, 4 -> List.of(id(i - 1));
                case 2 -> List.of(id(i - 2));
                default -> List.of(id(i - 2), id(i - 1));
            };
        }
    };

    abstract List<String> parents(int i);

    static String id(int i) {
        return String.format(Locale.ROOT, "%012x", 0x9E3779B97F4AL * (i + 1) & 0xFFFF_FFFF_FFFFL);
    }

    /**
     * The revisions of a graph.
     *
     * @param count how many
     * @return parents before children
     */
    public List<Revision> revisions(int count) {
        List<Revision> revisions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            revisions.add(new Revision(id(i), parents(i), List.of(), List.of(), "Message " + i, "m/" + id(i) + ".sql"));
        }
        return revisions;
    }
}
