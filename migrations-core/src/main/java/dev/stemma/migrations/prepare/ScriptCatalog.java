package dev.stemma.migrations.prepare;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.IndexedHead;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptsLocation;
import dev.stemma.migrations.store.AppliedRevision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The revision scripts at hand and the graph that they make. Immutable. Where an index of the build tells the head, the
 * headers are read when they are first asked for, and what is wrong with them is then thrown by that call.
 */
public final class ScriptCatalog {

    private final Supplier<Read> read;
    private final Optional<IndexedHead> indexedHead;

    private ScriptCatalog(Supplier<Read> read, Optional<IndexedHead> indexedHead) {
        this.read = read;
        this.indexedHead = indexedHead;
    }

    /** The scripts by the ids of their revisions. */
    private record Read(Map<String, Script> scripts, RevisionGraph graph) {

        static Read of(Collection<? extends Script> scripts) {
            Map<String, Script> byId = new LinkedHashMap<>();
            scripts.forEach(script -> byId.put(script.revision().id(), script));
            return new Read(
                    byId,
                    RevisionGraph.of(scripts.stream().map(Script::revision).toList()));
        }
    }

    /** Reads once, when first asked. */
    private static final class Deferred implements Supplier<Read> {

        private final ScriptsLocation location;
        private volatile @Nullable Read read;

        Deferred(ScriptsLocation location) {
            this.location = location;
        }

        @Override
        public Read get() {
            Read known = read;
            return known == null ? readOnce() : known;
        }

        private synchronized Read readOnce() {
            Read known = read;
            if (known == null) {
                known = Read.of(location.load());
                read = known;
            }
            return known;
        }
    }

    /**
     * Reads the headers of all scripts and builds their graph; of a single location with an index that tells its head, only
     * when they are needed.
     *
     * @param locations where to look
     * @return the catalog
     * @throws dev.stemma.migrations.error.StemmaException when a location or a header cannot be read, or when the
     *     revisions do not make a graph
     */
    public static ScriptCatalog load(List<ScriptsLocation> locations) {
        if (locations.size() == 1) {
            Optional<IndexedHead> head = locations.get(0).indexedHead();
            if (head.isPresent()) {
                return new ScriptCatalog(new Deferred(locations.get(0)), head);
            }
        }
        return of(
                locations.stream().flatMap(location -> location.load().stream()).toList());
    }

    /**
     * Builds the graph of scripts.
     *
     * @param scripts the scripts
     * @return the catalog
     * @throws dev.stemma.migrations.error.StemmaException when their revisions do not make a graph
     */
    public static ScriptCatalog of(Collection<? extends Script> scripts) {
        Read read = Read.of(scripts);
        return new ScriptCatalog(() -> read, Optional.empty());
    }

    /**
     * What an index of the build tells of all scripts at once.
     *
     * @return the head, where there is such an index
     */
    public Optional<IndexedHead> indexedHead() {
        return indexedHead;
    }

    /**
     * The graph of the scripts alone.
     *
     * @return the graph
     */
    public RevisionGraph graph() {
        return read.get().graph();
    }

    /**
     * The graph of the scripts and of the applied revisions that have no script here, so that the way back from them
     * can be planned.
     *
     * @param applied the rows of the bookkeeping
     * @return the graph; the scripts' own where every applied revision has a script
     */
    public RevisionGraph graphWith(Collection<AppliedRevision> applied) {
        List<Revision> strangers = unknown(applied);
        if (strangers.isEmpty()) {
            return graph();
        }
        List<Revision> all = new ArrayList<>(strangers);
        scripts().values().forEach(script -> all.add(script.revision()));
        return RevisionGraph.of(all);
    }

    /**
     * The applied revisions that have no script here.
     *
     * @param applied the rows of the bookkeeping
     * @return the revisions, in the order of the rows
     */
    public List<Revision> unknown(Collection<AppliedRevision> applied) {
        return applied.stream()
                .map(AppliedRevision::revision)
                .filter(revision -> !scripts().containsKey(revision.id()))
                .toList();
    }

    /**
     * The script of a revision.
     *
     * @param revision the id
     * @return the script, or empty when there is none here
     */
    public Optional<Script> script(String revision) {
        return Optional.ofNullable(scripts().get(revision));
    }

    /**
     * The applied revisions whose way back is not kept in the database. Reads the scripts of those that keep none.
     *
     * @param applied the rows of the bookkeeping
     * @return those that have a downgrade here or no script here, in the order of the rows; not those whose script says
     *     that they are irreversible
     */
    public List<Revision> withoutWayBack(Collection<AppliedRevision> applied) {
        return applied.stream()
                .filter(row -> !row.reversible())
                .map(AppliedRevision::revision)
                .filter(revision -> script(revision.id())
                        .map(script -> script.readBody().down().isPresent())
                        .orElse(true))
                .toList();
    }

    /**
     * Compares the scripts of applied revisions with what was applied. Reads every such script.
     *
     * @param applied the rows of the bookkeeping
     * @return the scripts that differ, in the order of the rows
     */
    public List<ChangedScript> changed(Collection<AppliedRevision> applied) {
        List<ChangedScript> changed = new ArrayList<>();
        for (AppliedRevision row : applied) {
            Script script = scripts().get(row.revision().id());
            if (script != null && row.checksum().isPresent()) {
                String recorded = row.checksum().get();
                script.readChecksum()
                        .filter(actual -> !actual.equals(recorded))
                        .ifPresent(actual ->
                                changed.add(new ChangedScript(row.revision().id(), script.path(), recorded, actual)));
            }
        }
        return List.copyOf(changed);
    }

    private Map<String, Script> scripts() {
        return read.get().scripts();
    }
}
