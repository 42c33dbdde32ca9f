package dev.stemma.migrations.graph;

import java.util.Arrays;
import java.util.BitSet;

/**
 * One kind of edge between revisions, by index.
 *
 * @param targets for each revision, the indexes that its edges lead to, without duplicates
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record Adjacency(int[][] targets) {

    /** Most revisions have no edge of most kinds; they share this one. */
    static final int[] NONE = {};

    int size() {
        return targets.length;
    }

    int[] of(int index) {
        return targets[index];
    }

    int degree(int index) {
        return targets[index].length;
    }

    /** The same edges, followed the other way. */
    Adjacency reversed() {
        int[] degrees = new int[size()];
        for (int[] edges : targets) {
            for (int target : edges) {
                degrees[target]++;
            }
        }
        int[][] reversed = new int[size()][];
        Arrays.setAll(reversed, i -> degrees[i] == 0 ? NONE : new int[degrees[i]]);
        for (int source = size() - 1; source >= 0; source--) {
            for (int target : targets[source]) {
                reversed[target][--degrees[target]] = source;
            }
        }
        return new Adjacency(reversed);
    }

    /** The same edges between the same revisions under other indexes. */
    Adjacency renumbered(int[] newIndex) {
        int[][] renumbered = new int[size()][];
        for (int i = 0; i < size(); i++) {
            int[] edges = targets[i];
            int[] moved = edges.length == 0 ? NONE : new int[edges.length];
            for (int k = 0; k < edges.length; k++) {
                moved[k] = newIndex[edges[k]];
            }
            renumbered[newIndex[i]] = moved;
        }
        return new Adjacency(renumbered);
    }

    /** These edges and the others. */
    Adjacency union(Adjacency other) {
        int[][] union = new int[size()][];
        for (int i = 0; i < size(); i++) {
            int[] mine = targets[i];
            int[] theirs = other.targets[i];
            union[i] = theirs.length == 0 ? mine : distinct(mine, theirs);
        }
        return new Adjacency(union);
    }

    /** Everything that can be reached from the starting points, with them. */
    BitSet reachable(BitSet starts) {
        BitSet seen = (BitSet) starts.clone();
        int[] stack = starts.stream().toArray();
        int depth = stack.length;
        while (depth > 0) {
            for (int next : targets[stack[--depth]]) {
                if (!seen.get(next)) {
                    seen.set(next);
                    if (depth == stack.length) {
                        stack = Arrays.copyOf(stack, Math.max(16, 2 * depth));
                    }
                    stack[depth++] = next;
                }
            }
        }
        return seen;
    }

    private static int[] distinct(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return Arrays.stream(both).distinct().toArray();
    }
}
