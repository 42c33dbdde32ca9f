package dev.stemma.migrations.graph;

import dev.stemma.migrations.revision.Revision;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The revisions of a project and how they follow from one another: immutable, valid, safe for use by several threads.
 *
 * <p>Every list and set of this class is in topological order unless it says otherwise: parents and dependencies first,
 * the branches apart from one another, and beyond that in the order of the input.
 */
public final class RevisionGraph {

    private final List<Revision> revisions;
    private final Names names;
    private final Adjacency parents;
    private final Adjacency dependencies;
    private final Adjacency needs;
    private final Adjacency children;
    private final Adjacency neededBy;

    /** Takes valid parts; the index of a revision is its position in the topological order. */
    RevisionGraph(Revision[] ordered, Names names, Adjacency parents, Adjacency dependencies) {
        this.revisions = List.of(ordered);
        this.names = names;
        this.parents = parents;
        this.dependencies = dependencies;
        this.needs = parents.union(dependencies);
        this.children = parents.reversed();
        this.neededBy = needs.reversed();
    }

    /**
     * Links revisions to a graph, in time linear in their number.
     *
     * @param revisions the declared revisions; their order decides only the order of what is independent
     * @return the graph
     * @throws InvalidGraphException when they do not form a graph; one subclass for each defect
     * @throws dev.stemma.migrations.revision.InvalidIdException when an id or label has a form that is not allowed
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        return new GraphBuilder(List.copyOf(revisions)).build();
    }

    /**
     * How many revisions there are.
     *
     * @return the number
     */
    public int size() {
        return revisions.size();
    }

    /**
     * Every revision.
     *
     * @return all, each after its parents and dependencies
     */
    public List<Revision> revisions() {
        return revisions;
    }

    /**
     * Whether there is a revision with exactly this id.
     *
     * @param id a full id
     * @return true when there is
     */
    public boolean contains(String id) {
        return indexOf(id) >= 0;
    }

    /**
     * Whether this is, exactly, the id of a revision or a branch label.
     *
     * @param name any text
     * @return true when it is
     */
    public boolean isName(String name) {
        return names.contains(name);
    }

    /**
     * The revision with this id.
     *
     * @param id a full id
     * @return the revision
     * @throws UnknownRevisionException when there is none
     */
    public Revision revision(String id) {
        return revisions.get(require(id));
    }

    /**
     * The revision with this id, if there is one.
     *
     * @param id a full id
     * @return the revision, or empty
     */
    public Optional<Revision> find(String id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(revisions.get(index));
    }

    /**
     * The revision that a name means: an id, a branch label, or the beginning of exactly one of them. A label means
     * the revision that carries it. An exact name always wins over longer ones; names shorter than four characters are
     * found only in full. The rules are Alembic's.
     *
     * @param name what was typed
     * @return the revision
     * @throws UnknownRevisionException when nothing begins so
     * @throws AmbiguousRevisionException when several ids or labels do
     */
    public Revision named(String name) {
        return revisions.get(names.resolve(name));
    }

    /**
     * The revision that a name means on a branch. Only names on that branch count for a partial name.
     *
     * @param name what was typed
     * @param branch a label or a revision, by a name as for {@link #named(String)}
     * @return the revision
     * @throws UnknownRevisionException when nothing begins so, on that branch, or there is no such branch
     * @throws AmbiguousRevisionException when several ids or labels on that branch do
     * @throws NotInBranchException when the name is exact and its revision is not on that branch
     */
    public Revision named(String name, String branch) {
        BitSet lineage = branch(branch).members();
        int index = names.resolve(name, branch, lineage);
        if (!lineage.get(index)) {
            throw new NotInBranchException(idAt(index), branch);
        }
        return revisions.get(index);
    }

    /**
     * What shares a line of descent with a revision: its ancestors by parents, itself, and its descendants.
     *
     * @param branch a label or a revision, by a name as for {@link #named(String)}
     * @return the revisions on that branch
     * @throws UnknownRevisionException when nothing begins so
     * @throws AmbiguousRevisionException when several ids or labels do
     */
    public RevisionSet branch(String branch) {
        List<String> one = List.of(named(branch).id());
        return ancestors(one, Lineage.PARENTS).union(descendants(one, Lineage.PARENTS));
    }

    /**
     * The revisions that are nobody's parent.
     *
     * @return the heads
     */
    public List<String> heads() {
        return where(i -> children.degree(i) == 0);
    }

    /**
     * The revisions that nobody names, neither as parent nor as dependency: the current heads once all is applied.
     *
     * @return the effective heads
     */
    public List<String> effectiveHeads() {
        return where(i -> neededBy.degree(i) == 0);
    }

    /**
     * The revisions without parents.
     *
     * @return the bases
     */
    public List<String> bases() {
        return where(i -> parents.degree(i) == 0);
    }

    /**
     * The revisions with several children.
     *
     * @return the branch points
     */
    public List<String> branchPoints() {
        return where(i -> children.degree(i) > 1);
    }

    /**
     * The revisions with several parents.
     *
     * @return the merge points
     */
    public List<String> mergePoints() {
        return where(i -> parents.degree(i) > 1);
    }

    /**
     * The parents of a revision.
     *
     * @param id a full id
     * @return its parents in the order written
     * @throws UnknownRevisionException when there is no such revision
     */
    public List<String> parents(String id) {
        return idsAt(parents.of(require(id)));
    }

    /**
     * The revisions that name this one as a parent.
     *
     * @param id a full id
     * @return its children
     * @throws UnknownRevisionException when there is no such revision
     */
    public List<String> children(String id) {
        return idsAt(children.of(require(id)));
    }

    /**
     * What a revision depends on besides its parents, labels replaced by the revisions that carry them.
     *
     * @param id a full id
     * @return its dependencies in the order written
     * @throws UnknownRevisionException when there is no such revision
     */
    public List<String> dependencies(String id) {
        return idsAt(dependencies.of(require(id)));
    }

    /**
     * What has to be applied immediately before a revision: parents and dependencies, each once.
     *
     * @param id a full id
     * @return its parents, then its other dependencies, in the order written
     * @throws UnknownRevisionException when there is no such revision
     */
    public List<String> needs(String id) {
        return idsAt(needs.of(require(id)));
    }

    /**
     * The branch labels, as declared.
     *
     * @return by label, sorted, the id of the revision that carries it
     */
    public SortedMap<String, String> labels() {
        SortedMap<String, String> carriers = new TreeMap<>();
        names.carriers().forEach((label, index) -> carriers.put(label, idAt(index)));
        return Collections.unmodifiableSortedMap(carriers);
    }

    /**
     * The branch labels of every revision, those inherited with its own. A label spreads to all descendants, and,
     * where neither a fork nor a merge follows, from the tip down to the last fork or merge; the rule is Alembic's.
     *
     * @return by id the sorted labels; revisions without labels are left out
     */
    public Map<String, Set<String>> branchLabels() {
        return new BranchLabels(this, neededBy).spread();
    }

    /**
     * The given revisions and everything below them.
     *
     * @param ids full ids
     * @param lineage which edges to follow
     * @return the ancestors with the given revisions
     * @throws UnknownRevisionException when there is no such revision
     */
    public RevisionSet ancestors(Collection<String> ids, Lineage lineage) {
        return new RevisionSet(this, (lineage == Lineage.PARENTS ? parents : needs).reachable(indexes(ids)));
    }

    /**
     * The given revisions and everything above them.
     *
     * @param ids full ids
     * @param lineage which edges to follow
     * @return the descendants with the given revisions
     * @throws UnknownRevisionException when there is no such revision
     */
    public RevisionSet descendants(Collection<String> ids, Lineage lineage) {
        return new RevisionSet(this, (lineage == Lineage.PARENTS ? children : neededBy).reachable(indexes(ids)));
    }

    /**
     * Follows the current heads from a state on.
     *
     * @param applied the applied revisions, a set of this graph
     * @return the heads of that state, to be changed
     */
    public CurrentHeads currentHeads(RevisionSet applied) {
        return new CurrentHeads(this, needs, applied.members());
    }

    /**
     * The given revisions as a set of this graph.
     *
     * @param ids full ids
     * @return the set
     * @throws UnknownRevisionException when there is no such revision
     */
    public RevisionSet setOf(Collection<String> ids) {
        return new RevisionSet(this, indexes(ids));
    }

    /** The position of an id, or -1. */
    int indexOf(String id) {
        return names.indexOf(id);
    }

    String idAt(int index) {
        return revisions.get(index).id();
    }

    /** The position of an id that has to be there. */
    int require(String id) {
        int index = indexOf(id);
        if (index < 0) {
            throw new UnknownRevisionException(id, "", names.nearest(id));
        }
        return index;
    }

    private BitSet indexes(Collection<String> wanted) {
        if (wanted instanceof RevisionSet set && set.graph() == this) {
            return set.members();
        }
        BitSet indexes = new BitSet(size());
        wanted.forEach(id -> indexes.set(require(id)));
        return indexes;
    }

    private List<String> where(IntPredicate condition) {
        return IntStream.range(0, size()).filter(condition).mapToObj(this::idAt).toList();
    }

    private List<String> idsAt(int[] indexes) {
        return switch (indexes.length) {
            case 0 -> List.of();
            case 1 -> List.of(idAt(indexes[0]));
            default -> Arrays.stream(indexes).mapToObj(this::idAt).toList();
        };
    }
}
