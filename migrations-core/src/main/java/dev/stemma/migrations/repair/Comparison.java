package dev.stemma.migrations.repair;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptBody;
import dev.stemma.migrations.script.Section;
import dev.stemma.migrations.script.SqlScript;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.store.AppliedRevision;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.migrations.store.LogEvidence;
import dev.stemma.migrations.store.SectionProgress;
import dev.stemma.migrations.store.StoredRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lays scripts, rows and log beside one another. At most one finding for each revision: the one that explains the most. */
final class Comparison {

    private final ScriptCatalog scripts;
    private final StoredRows rows;
    private final List<HalfDone> abandoned;
    private final LogEvidence log;
    private final Map<String, String> waysBack;
    private final String table;
    private final Map<String, AppliedRevision> applied = new LinkedHashMap<>();
    private final Set<String> halfDone = new HashSet<>();

    /** Of the rows, those in {@code abandoned} are half done and nobody is at work on them. */
    Comparison(
            ScriptCatalog scripts,
            StoredRows rows,
            List<HalfDone> abandoned,
            LogEvidence log,
            Map<String, String> waysBack,
            String table) {
        this.scripts = scripts;
        this.rows = rows;
        this.abandoned = abandoned;
        this.log = log;
        this.waysBack = waysBack;
        this.table = table;
        rows.applied().forEach(row -> applied.put(row.revision().id(), row));
        rows.halfDone().forEach(each -> halfDone.add(each.revision().id()));
    }

    List<Discrepancy> discrepancies() {
        Map<String, Discrepancy> found = new LinkedHashMap<>();
        abandoned.stream().map(this::halfDone).forEach(each -> found.put(each.revision(), each));
        missingRows().forEach(each -> found.put(each.revision(), each));
        unloggedRows().forEach(each -> found.put(each.revision(), each));
        unknown().forEach(each -> found.putIfAbsent(each.revision(), each));
        gaps().forEach(each -> found.putIfAbsent(each.revision(), each));
        changedScripts().forEach(each -> found.putIfAbsent(each.revision(), each));
        differentRows().forEach(each -> found.putIfAbsent(each.revision(), each));
        return inOrder(found);
    }

    /** Parents first, as far as the scripts know them. */
    private List<Discrepancy> inOrder(Map<String, Discrepancy> found) {
        Map<String, Integer> place = new HashMap<>();
        scripts.graph().revisions().forEach(revision -> place.put(revision.id(), place.size()));
        return found.values().stream()
                .sorted(Comparator.comparingInt(each -> place.getOrDefault(each.revision(), Integer.MAX_VALUE)))
                .toList();
    }

    private Discrepancy halfDone(HalfDone step) {
        return new HalfDoneStep(step, row(step.revision().id()), next(step), below(step.revision()));
    }

    private Optional<String> next(HalfDone step) {
        Script script = scripts.script(step.revision().id()).orElse(null);
        SectionProgress progress = step.progress().orElse(null);
        if (progress == null || !(script instanceof SqlScript)) {
            return Optional.empty();
        }
        int done = progress.done().size();
        List<SqlStatement> statements = statements(script, step.undoing());
        return statements.size() == progress.count() && done < progress.count()
                ? Optional.of(script.path() + ":" + statements.get(done).line() + ": "
                        + statements.get(done).firstLine())
                : Optional.empty();
    }

    private static List<SqlStatement> statements(Script script, boolean down) {
        try {
            ScriptBody body = script.readBody();
            Section section = down ? body.down().orElse(null) : body.up();
            return section != null && Work.of(section) instanceof Work.Statements work ? work.statements() : List.of();
        } catch (StemmaException e) {
            // it may have been broken since; what it says now is then of no help
            return List.of();
        }
    }

    private List<Discrepancy> missingRows() {
        List<Discrepancy> missing = new ArrayList<>();
        for (String id : new TreeSet<>(log.newest().keySet())) {
            LogEvidence.Entry entry = log.newest().get(id);
            if (entry != null
                    && (entry.applies() || entry.begun())
                    && !applied.containsKey(id)
                    && !halfDone.contains(id)) {
                missing.add(
                        new RowMissing(id, row(id), entry, scripts.script(id).isPresent(), above(id)));
            }
        }
        return missing;
    }

    private List<Discrepancy> unloggedRows() {
        List<Discrepancy> unlogged = new ArrayList<>();
        applied.forEach((id, row) -> {
            LogEvidence.Entry entry = log.newest().get(id);
            boolean contradicted =
                    entry == null ? log.reachesBackTo(row.appliedAt()) : entry.begun() || !entry.applies();
            if (contradicted && !halfDone.contains(id)) {
                unlogged.add(new RowUnlogged(id, row(id), Optional.ofNullable(entry), above(id)));
            }
        });
        return unlogged;
    }

    private List<Discrepancy> unknown() {
        Set<String> lost = new HashSet<>();
        for (Revision revision : scripts.unknown(rows.applied())) {
            revision.parents().stream().filter(this::isLost).forEach(lost::add);
        }
        return scripts.unknown(rows.applied()).stream()
                .map(revision -> new NoScript(
                        revision,
                        row(revision.id()),
                        isReversible(revision.id()),
                        lost.isEmpty() && isReversible(revision.id()) ? below(revision) : Optional.empty(),
                        revision.parents().stream().filter(this::isLost).toList(),
                        above(revision.id())))
                .map(Discrepancy.class::cast)
                .toList();
    }

    private boolean isReversible(String revision) {
        AppliedRevision row = applied.get(revision);
        return row != null && row.reversible();
    }

    private boolean isLost(String parent) {
        return !applied.containsKey(parent) && scripts.script(parent).isEmpty();
    }

    private List<Discrepancy> gaps() {
        RevisionGraph graph = scripts.graph();
        Set<String> parents = new LinkedHashSet<>();
        scripts.unknown(rows.applied()).forEach(revision -> parents.addAll(revision.parents()));
        Set<String> standing = new HashSet<>(applied.keySet());
        standing.addAll(parents);
        standing.removeIf(id -> !graph.contains(id));
        Set<String> gaps = new LinkedHashSet<>(new Planner(graph).gaps(standing));
        parents.stream()
                .filter(id -> graph.contains(id) && !applied.containsKey(id))
                .forEach(gaps::add);
        return gaps.stream()
                .filter(id -> !halfDone.contains(id))
                .map(graph::revision)
                .map(revision -> (Discrepancy) new Gap(revision, below(revision)))
                .toList();
    }

    private List<Discrepancy> changedScripts() {
        return scripts.changed(rows.applied()).stream()
                .filter(script -> !halfDone.contains(script.revision()))
                .map(script -> (Discrepancy) new ScriptChanged(script))
                .toList();
    }

    private List<Discrepancy> differentRows() {
        RowComparison comparison = new RowComparison(waysBack);
        List<Discrepancy> different = new ArrayList<>();
        applied.forEach((id, row) -> scripts.script(id)
                .filter(script -> !halfDone.contains(id))
                .ifPresent(script -> {
                    List<String> differences = comparison.differences(row, script);
                    if (!differences.isEmpty()) {
                        different.add(new RowDiffers(id, row(id), script.path(), differences));
                    }
                }));
        return different;
    }

    /** A parent to go back to. Of a base there is none: its base takes along whatever else stands there. */
    private Optional<String> below(Revision revision) {
        return revision.parents().stream().findFirst();
    }

    /** The applied revisions that stand on this one. */
    private List<String> above(String revision) {
        return new Needs(scripts, rows.applied()).above(List.of(revision));
    }

    private String row(String revision) {
        return "row " + revision + " of " + table;
    }
}
