package dev.stemma.migrations;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.revision.InvalidTargetException;
import java.util.List;

/** Plans a oneshot from a declared model, which is the schema at the heads and at no other place. */
final class ModelPlan {

    private ModelPlan() {}

    /** Turns the upgrade from base into stamps of the same revisions, and refuses one that leaves revisions out. */
    static Plan of(Plan upgrade, RevisionGraph graph) {
        if (upgrade.steps().size() < graph.revisions().size()) {
            throw new InvalidTargetException(
                    upgrade.target(),
                    "a model is declared, which is the schema with all revisions applied",
                    "Type \"" + (graph.heads().size() > 1 ? "heads" : "head")
                            + "\", or go there by the revisions with 'migrate upgrade " + upgrade.target() + "'.");
        }
        List<Step> stamps = upgrade.steps().stream()
                .map(step -> new Step(Direction.STAMP, step.revision(), step.removedHeads(), step.addedHeads()))
                .toList();
        return new Plan(upgrade.target(), upgrade.goals(), stamps, upgrade.headsBefore(), upgrade.headsAfter());
    }
}
