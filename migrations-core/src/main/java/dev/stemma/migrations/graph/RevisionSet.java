package dev.stemma.migrations.graph;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable set of ids of one {@link RevisionGraph}. It iterates in the graph's topological order: parents and
 * dependencies first.
 */
public final class RevisionSet extends AbstractSet<String> {

    private final RevisionGraph graph;
    private final BitSet members;

    RevisionSet(RevisionGraph graph, BitSet members) {
        this.graph = graph;
        this.members = members;
    }

    @Override
    public boolean contains(@Nullable Object id) {
        return id instanceof String text && contains(text);
    }

    private boolean contains(String id) {
        int index = graph.indexOf(id);
        return index >= 0 && members.get(index);
    }

    @Override
    public int size() {
        return members.cardinality();
    }

    @Override
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /**
     * The ids in topological order.
     *
     * @return an iterator that removes nothing
     */
    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {
            private int next = members.nextSetBit(0);

            @Override
            public boolean hasNext() {
                return next >= 0;
            }

            @Override
            public String next() {
                if (next < 0) {
                    throw new NoSuchElementException();
                }
                String id = graph.idAt(next);
                next = members.nextSetBit(next + 1);
                return id;
            }
        };
    }

    /**
     * The ids, those first that nothing here is needed by: the order in which to undo them.
     *
     * @return the ids in reverse topological order
     */
    public List<String> newestFirst() {
        int[] indexes = members.stream().toArray();
        return IntStream.range(0, indexes.length)
                .mapToObj(i -> graph.idAt(indexes[indexes.length - 1 - i]))
                .toList();
    }

    /**
     * What is in this set or in the other.
     *
     * @param other a set of the same graph
     * @return a new set
     */
    public RevisionSet union(RevisionSet other) {
        BitSet result = copyFor(other);
        result.or(other.members);
        return new RevisionSet(graph, result);
    }

    /**
     * What is in this set and not in the other.
     *
     * @param other a set of the same graph
     * @return a new set
     */
    public RevisionSet minus(RevisionSet other) {
        BitSet result = copyFor(other);
        result.andNot(other.members);
        return new RevisionSet(graph, result);
    }

    /**
     * What is in both sets.
     *
     * @param other a set of the same graph
     * @return a new set
     */
    public RevisionSet intersection(RevisionSet other) {
        BitSet result = copyFor(other);
        result.and(other.members);
        return new RevisionSet(graph, result);
    }

    RevisionGraph graph() {
        return graph;
    }

    /** Not to be changed. */
    BitSet members() {
        return members;
    }

    private BitSet copyFor(RevisionSet other) {
        if (other.graph != graph) {
            throw new IllegalArgumentException("the sets belong to different graphs");
        }
        return (BitSet) members.clone();
    }
}
