package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.CurrentHeads;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import java.util.ArrayList;
import java.util.List;

/** Collects the steps of one plan, each with what it does to the heads. */
final class StepSequence {

    private final RevisionGraph graph;
    private final CurrentHeads heads;
    private final List<String> headsBefore;
    private final List<Step> steps = new ArrayList<>();

    StepSequence(Applied start) {
        this.graph = start.graph();
        this.heads = graph.currentHeads(start.revisions());
        this.headsBefore = start.heads();
    }

    /** Adds revisions, each after what it needs. */
    void apply(Direction direction, RevisionSet revisions) {
        revisions.forEach(id -> add(direction, id, heads.apply(id)));
    }

    /** Takes revisions away, each before what it needs. */
    void undo(Direction direction, RevisionSet revisions) {
        revisions.newestFirst().forEach(id -> add(direction, id, heads.undo(id)));
    }

    Plan plan(String target, List<String> goals) {
        return new Plan(target, goals, steps, sorted(headsBefore), sorted(heads.list()));
    }

    private void add(Direction direction, String id, CurrentHeads.Change change) {
        steps.add(new Step(direction, graph.revision(id), change.removed(), change.added()));
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
