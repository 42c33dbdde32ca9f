package dev.stemma.migrations.graph;

import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random graphs with several bases, branches, merges, labels and dependencies; the same for the same seed. */
public final class RandomGraphs {

    private static final int MOST = 40;

    private RandomGraphs() {}

    /**
     * A graph of 1 to 40 revisions.
     *
     * @param random the source of everything random
     * @return the graph; its input order is not topological
     */
    public static RevisionGraph next(Random random) {
        List<Revision> revisions = new ArrayList<>();
        int size = 1 + random.nextInt(MOST);
        double bases = random.nextDouble() / 4;
        double merges = random.nextDouble() / 2;
        double dependencies = random.nextDouble() / 2;
        for (int i = 0; i < size; i++) {
            List<String> parents = new ArrayList<>();
            if (i > 0 && random.nextDouble() >= bases) {
                parents.add(earlier(i, random));
                if (random.nextDouble() < merges) {
                    parents.add(earlier(i, random));
                }
            }
            List<String> needed = i > 0 && random.nextDouble() < dependencies ? List.of(earlier(i, random)) : List.of();
            List<String> labels = random.nextInt(8) == 0 ? List.of("label_" + i) : List.of();
            revisions.add(new Revision(id(i), parents, needed, labels, "", id(i) + ".sql"));
        }
        Collections.shuffle(revisions, random);
        return RevisionGraph.of(revisions);
    }

    private static String earlier(int i, Random random) {
        int newest = random.nextInt(3) == 0 ? i : Math.min(i, 4);
        return id(i - 1 - random.nextInt(newest));
    }

    private static String id(int i) {
        return "%04x".formatted(0x1000 + i * 7);
    }
}
