package dev.stemma.migrations.plan;

import java.util.List;

/**
 * The ordered steps from what is applied to a target. An empty plan means that there is nothing to do.
 *
 * @param target the target as it was typed
 * @param goals the revisions that the target means; empty for base
 * @param steps the steps in the order in which they run
 * @param headsBefore the current heads before the first step, sorted
 * @param headsAfter the current heads after the last step, sorted
 */
public record Plan(
        String target, List<String> goals, List<Step> steps, List<String> headsBefore, List<String> headsAfter) {

    public Plan {
        goals = List.copyOf(goals);
        steps = List.copyOf(steps);
        headsBefore = List.copyOf(headsBefore);
        headsAfter = List.copyOf(headsAfter);
    }

    /**
     * A plan of which it does not matter what its target means.
     *
     * @param target the target as it was typed
     * @param steps the steps in the order in which they run
     * @param headsBefore the current heads before the first step, sorted
     * @param headsAfter the current heads after the last step, sorted
     */
    public Plan(String target, List<Step> steps, List<String> headsBefore, List<String> headsAfter) {
        this(target, List.of(), steps, headsBefore, headsAfter);
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true when there are no steps
     */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * Whether there is nothing to do because the database is beyond the target, not at it: a user who asked to upgrade
     * to it may have meant a downgrade.
     *
     * @return true when there are no steps and a goal is not a current head
     */
    public boolean isPassed() {
        return steps.isEmpty() && !headsAfter.containsAll(goals);
    }
}
