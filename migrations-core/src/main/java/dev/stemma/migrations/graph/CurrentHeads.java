package dev.stemma.migrations.graph;

import dev.stemma.migrations.revision.Revision;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Follows the current heads as revisions are applied and undone: the applied revisions that no other applied revision
 * names as parent or dependency. Mutable, so confined to one thread; each change costs as much as the revision has
 * parents and dependencies.
 */
public final class CurrentHeads {

    private final RevisionGraph graph;
    private final Adjacency needs;
    private final BitSet applied;
    private final int[] dependents;

    CurrentHeads(RevisionGraph graph, Adjacency needs, BitSet applied) {
        this.graph = graph;
        this.needs = needs;
        this.applied = (BitSet) applied.clone();
        this.dependents = new int[needs.size()];
        for (int i = applied.nextSetBit(0); i >= 0; i = applied.nextSetBit(i + 1)) {
            for (int need : needs.of(i)) {
                dependents[need]++;
            }
        }
    }

    /**
     * What a change does to the heads.
     *
     * @param removed the heads that are none any more, sorted
     * @param added the heads that were none before, sorted
     */
    public record Change(List<String> removed, List<String> added) {

        public Change {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    /**
     * The current heads.
     *
     * @return their ids, in topological order
     */
    public List<String> list() {
        return applied.stream()
                .filter(i -> dependents[i] == 0)
                .mapToObj(graph::idAt)
                .toList();
    }

    /**
     * Adds unapplied revisions, each after those that it needs.
     *
     * @param added revisions of the same graph
     * @param each told of every revision in turn, with what it does to the heads
     */
    public void apply(RevisionSet added, BiConsumer<Revision, Change> each) {
        BitSet members = added.members();
        for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
            each.accept(graph.revisions().get(i), apply(i));
        }
    }

    /**
     * Takes applied revisions away, each before those that it needs.
     *
     * @param undone revisions of the same graph
     * @param each told of every revision in turn, with what it does to the heads
     */
    public void undo(RevisionSet undone, BiConsumer<Revision, Change> each) {
        BitSet members = undone.members();
        for (int i = members.previousSetBit(members.length()); i >= 0; i = members.previousSetBit(i - 1)) {
            each.accept(graph.revisions().get(i), undo(i));
        }
    }

    private Change apply(int index) {
        int[] removed = heads(needs.of(index));
        for (int need : needs.of(index)) {
            dependents[need]++;
        }
        applied.set(index);
        return new Change(sorted(removed), own(index));
    }

    private Change undo(int index) {
        List<String> removed = own(index);
        applied.clear(index);
        for (int need : needs.of(index)) {
            dependents[need]--;
        }
        return new Change(removed, sorted(heads(needs.of(index))));
    }

    private int[] heads(int[] indexes) {
        int found = 0;
        for (int index : indexes) {
            if (isHead(index)) {
                found++;
            }
        }
        return found == indexes.length
                ? indexes
                : found == 0
                        ? Adjacency.NONE
                        : Arrays.stream(indexes).filter(this::isHead).toArray();
    }

    private List<String> own(int index) {
        return isHead(index) ? List.of(graph.idAt(index)) : List.of();
    }

    private boolean isHead(int index) {
        return applied.get(index) && dependents[index] == 0;
    }

    private List<String> sorted(int[] indexes) {
        return switch (indexes.length) {
            case 0 -> List.of();
            case 1 -> List.of(graph.idAt(indexes[0]));
            default -> IntStream.of(indexes).mapToObj(graph::idAt).sorted().toList();
        };
    }
}
