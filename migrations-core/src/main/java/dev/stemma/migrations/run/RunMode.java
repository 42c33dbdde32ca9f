package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.store.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the steps of a plan are put into transactions, and what is recorded as their origin. */
public enum RunMode {
    /** One transaction a step. */
    STEP_BY_STEP(Origin.UPGRADE),
    /** Nothing is run; all rows are written in one transaction. */
    STAMP(Origin.STAMP),
    /** One transaction for all steps, as far as none of them is {@code transaction:false}. */
    ONESHOT(Origin.ONESHOT);

    private final Origin origin;

    RunMode(Origin origin) {
        this.origin = origin;
    }

    /**
     * What is recorded as the origin of the revisions that it applies.
     *
     * @return the origin
     */
    public Origin origin() {
        return origin;
    }

    /**
     * What the log calls a step of this mode.
     *
     * @param direction which way the step goes
     * @return upgrade, downgrade, stamp, unstamp or oneshot
     */
    public String action(Direction direction) {
        Enum<?> action = direction == Direction.UPGRADE || this == ONESHOT ? origin : direction;
        return action.name().toLowerCase(Locale.ROOT);
    }

    /** What to do when the run broke off, as the beginning of a sentence. */
    String again() {
        return this == ONESHOT
                ? "run the same command again, or 'migrate upgrade' once revisions are applied"
                : "run the same command again";
    }

    /**
     * Puts steps into groups that run together; a step that cannot be in a transaction is alone in its group.
     *
     * @param steps the steps, in order
     * @return the groups, none of them empty
     */
    public List<List<PreparedStep>> group(List<PreparedStep> steps) {
        List<List<PreparedStep>> groups = new ArrayList<>();
        List<PreparedStep> open = new ArrayList<>();
        for (PreparedStep step : steps) {
            boolean joins = this != STEP_BY_STEP && step.transactional();
            if (!joins && !open.isEmpty()) {
                groups.add(List.copyOf(open));
                open.clear();
            }
            open.add(step);
            if (!joins) {
                groups.add(List.copyOf(open));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            groups.add(List.copyOf(open));
        }
        return List.copyOf(groups);
    }
}
