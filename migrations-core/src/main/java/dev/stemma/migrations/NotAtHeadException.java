package dev.stemma.migrations;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.revision.Revision;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A server that does not migrate by itself was started, and revisions that it needs are not applied. Nothing has run. */
public final class NotAtHeadException extends StemmaException {

    private static final int LISTED = 5;

    private final List<Revision> pending;

    private NotAtHeadException(String when, Plan plan) {
        super(
                ErrorCode.NOT_AT_HEAD,
                when + list(plan.steps()) + ". Nothing was changed. Apply them by 'migrate upgrade " + plan.target()
                        + "', then start again");
        this.pending = plan.steps().stream().map(Step::revision).toList();
    }

    static NotAtHeadException now(Plan plan) {
        return new NotAtHeadException("Revisions are not applied that this program needs: ", plan);
    }

    static NotAtHeadException after(Duration waited, Plan plan) {
        return new NotAtHeadException(
                "Waited " + inWords(waited) + ", and nobody has applied the revisions that this program needs: ", plan);
    }

    private static String inWords(Duration waited) {
        return waited.toSeconds() == 0 ? waited.toMillis() + " ms" : waited.toSeconds() + " s";
    }

    private static String list(List<Step> steps) {
        String named = steps.stream()
                .limit(LISTED)
                .map(step -> step.revision().id() + " (" + step.revision().message() + ")")
                .collect(Collectors.joining(", "));
        return steps.size() > LISTED ? named + " and " + (steps.size() - LISTED) + " more" : named;
    }

    /**
     * The revisions that are not applied.
     *
     * @return the revisions in the order in which they would be
     */
    public List<Revision> pending() {
        return pending;
    }
}
