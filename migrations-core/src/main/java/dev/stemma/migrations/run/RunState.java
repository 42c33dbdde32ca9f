package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How far a run has come, and what that makes of the database in words. */
final class RunState {

    /** After a loss of a connection that the caller had a transaction on, as a full sentence. */
    static final String IN_LOST_TRANSACTION =
            "the transaction of the caller went with the connection: nothing of this run is in the database.";

    /** The end of what is said of a step without a transaction. */
    static final String HALF_DONE = ", and the bookkeeping has the revision as half done";

    private final List<Step> done = new ArrayList<>();
    private final NavigableSet<String> heads = new TreeSet<>();

    /** A plan is about to be carried out, the first one or one after another run was faster. */
    void begin(Plan plan) {
        heads.clear();
        heads.addAll(plan.headsBefore());
    }

    /** A step was committed. */
    void add(Step step) {
        done.add(step);
        step.removedHeads().forEach(heads::remove);
        heads.addAll(step.addedHeads());
    }

    /** The steps that were committed, of all plans. */
    List<Step> done() {
        return List.copyOf(done);
    }

    /** How many steps were committed, of all plans. */
    int count() {
        return done.size();
    }

    /**
     * The state after a step was undone, as full sentences.
     *
     * @param step the step
     * @param runner what ran it
     * @param uncommitted how many steps its transaction had
     * @param areCallers whether the transaction of the caller is open
     */
    String after(PreparedStep step, StepRunner runner, int uncommitted, boolean areCallers) {
        return whatBecameOf(step, runner, uncommitted) + "; " + others() + "; the database is at " + heads()
                + (areCallers ? ", in the transaction of the caller, which is still open." : ".");
    }

    private static String whatBecameOf(PreparedStep step, StepRunner runner, int uncommitted) {
        if (!step.transactional()) {
            return runner.whatStays() + HALF_DONE;
        }
        if (step.work() instanceof Work.Declared) {
            return "the transaction of the model and its stamps was rolled back";
        }
        if (runner.hasCommitted()) {
            return runner.whatStays()
                    + ", what came after was rolled back, and the revision's bookkeeping is as before";
        }
        return uncommitted == 1
                ? "this revision was rolled back"
                : "the transaction of all " + uncommitted + " revisions was rolled back";
    }

    private String others() {
        return switch (done.size()) {
            case 0 -> "nothing else was changed";
            case 1 -> "the step of this run before it stays";
            default -> "the " + done.size() + " steps of this run before it stay";
        };
    }

    private String heads() {
        return heads.isEmpty() ? "base" : String.join(", ", heads);
    }

    /** The state after the connection was lost; {@code whatBecame} of the step, as the beginning of a sentence. */
    String afterLoss(String whatBecame) {
        return whatBecame + "; " + others() + "; the database was at " + heads() + " when the connection was lost.";
    }

    /** The state after the last step that this run began was committed, as a full sentence. */
    String afterCommit() {
        String ids = done.stream().map(step -> step.revision().id()).collect(Collectors.joining(", "));
        return "all steps that this run began are done: " + ids + "; the database was at " + heads()
                + " when the connection was lost.";
    }

    /** The state when nobody knows whether these steps were committed; {@code last} is the one that ran last. */
    String undecided(PreparedStep last, StepRunner runner, List<Step> steps) {
        if (!last.transactional()) {
            return afterLoss(runner.whatStays() + ", and the bookkeeping has the revision as done or as half done");
        }
        String either = steps.size() == 1 ? "the step and its bookkeeping are" : "all " + steps.size() + " steps are";
        return afterLoss(either + " in the database, or nothing of them");
    }
}
