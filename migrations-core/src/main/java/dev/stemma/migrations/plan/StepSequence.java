package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.CurrentHeads;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.List;

/** Collects the steps of one plan, each with what it does to the heads. */
final class StepSequence {

    private final CurrentHeads heads;
    private final List<String> headsBefore;
    private final List<Step> steps = new ArrayList<>();

    StepSequence(Applied start) {
        this.heads = start.graph().currentHeads(start.revisions());
        this.headsBefore = start.heads();
    }

    /** Adds revisions, each after what it needs. */
    void apply(Direction direction, RevisionSet revisions) {
        heads.apply(revisions, (revision, change) -> add(direction, revision, change));
    }

    /** Takes revisions away, each before what it needs. */
    void undo(Direction direction, RevisionSet revisions) {
        heads.undo(revisions, (revision, change) -> add(direction, revision, change));
    }

    Plan plan(String target, List<String> goals) {
        return new Plan(target, goals, steps, sorted(headsBefore), sorted(heads.list()));
    }

    private void add(Direction direction, Revision revision, CurrentHeads.Change change) {
        steps.add(new Step(direction, revision, change.removed(), change.added()));
    }

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
