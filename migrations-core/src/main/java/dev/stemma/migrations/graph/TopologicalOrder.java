package dev.stemma.migrations.graph;

import java.util.Arrays;

/**
 * A depth-first walk that numbers revisions so that each comes after everything it needs, and otherwise in the order
 * of the input; a branch thus stays together. The stack is an array: chains may be longer than a thread's stack.
 */
final class TopologicalOrder {

    private final Adjacency needs;
    private final int[] positions;
    private final boolean[] onPath;
    private final int[] path;
    private final int[] nextEdge;
    private final int[] cycle;
    private int depth;
    private int numbered;

    TopologicalOrder(Adjacency needs) {
        this.needs = needs;
        this.positions = new int[needs.size()];
        this.onPath = new boolean[needs.size()];
        this.path = new int[needs.size()];
        this.nextEdge = new int[needs.size()];
        Arrays.fill(positions, -1);
        this.cycle = walk();
    }

    /** The position of each index in the order; of no use when there is a cycle. */
    int[] positions() {
        return positions;
    }

    /** The indexes along one cycle, each needing the next and the last needing the first; empty when there is none. */
    int[] cycle() {
        return cycle;
    }

    private int[] walk() {
        for (int start = 0; start < needs.size(); start++) {
            if (positions[start] < 0) {
                int[] found = walkFrom(start);
                if (found.length > 0) {
                    return found;
                }
            }
        }
        return Adjacency.NONE;
    }

    private int[] walkFrom(int start) {
        push(start);
        while (depth > 0) {
            int index = path[depth - 1];
            if (nextEdge[index] == needs.degree(index)) {
                onPath[index] = false;
                positions[index] = numbered++;
                depth--;
                continue;
            }
            int next = needs.of(index)[nextEdge[index]++];
            if (onPath[next]) {
                return cycleTo(next);
            }
            if (positions[next] < 0) {
                push(next);
            }
        }
        return Adjacency.NONE;
    }

    private void push(int index) {
        onPath[index] = true;
        path[depth++] = index;
    }

    private int[] cycleTo(int closing) {
        int from = depth - 1;
        while (path[from] != closing) {
            from--;
        }
        return Arrays.copyOfRange(path, from, depth);
    }
}
