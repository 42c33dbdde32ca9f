package dev.stemma.migrations.plan;

import java.util.List;

/**
 * The ordered steps from what is applied to a target. An empty plan means that there is nothing to do.
 *
 * @param target the target as it was typed
 * @param steps the steps in the order in which they run
 * @param headsBefore the current heads before the first step, sorted
 * @param headsAfter the current heads after the last step, sorted
 */
public record Plan(String target, List<Step> steps, List<String> headsBefore, List<String> headsAfter) {

    public Plan {
        steps = List.copyOf(steps);
        headsBefore = List.copyOf(headsBefore);
        headsAfter = List.copyOf(headsAfter);
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true when there are no steps
     */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
