package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.LockHolder;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.ChangedScript;
import dev.stemma.migrations.revision.Revision;
import java.time.Duration;
import java.util.List;

/** What a run tells while it works, in the order in which it happens. */
public sealed interface Event {

    /**
     * The lock is not to be had at once; the run waits.
     *
     * @param holder who has it
     */
    record WaitingForLock(LockHolder holder) implements Event {}

    /**
     * A server that was started not to migrate waits until somebody else does.
     *
     * @param plan the steps that are missing
     */
    record WaitingForRevisions(Plan plan) implements Event {}

    /**
     * Scripts of applied revisions are not what they were. The run goes on.
     *
     * @param changed the scripts, in the order in which they were applied
     */
    record ScriptsChanged(List<ChangedScript> changed) implements Event {}

    /**
     * Nothing is to be upgraded, but the database has revisions that these scripts do not.
     *
     * @param unknown those revisions, in the order in which they were applied
     */
    record DatabaseAhead(List<Revision> unknown) implements Event {}

    /**
     * The lock is held and the steps are known. Not sent when there is nothing to do.
     *
     * @param plan the steps that will run
     */
    record RunStarted(Plan plan) implements Event {}

    /**
     * Another run has changed the bookkeeping since this one planned, which goes on with the same target from there.
     *
     * @param plan the steps that are left; none when the other run has done them all
     */
    record Replanned(Plan plan) implements Event {}

    /**
     * What a revision will be undone by cannot be kept in the database. The run goes on.
     *
     * @param step the step that applies it
     * @param reason why, in full sentences
     */
    record WayBackNotStored(Step step, String reason) implements Event {}

    /**
     * A step begins. Not sent again when it is tried again.
     *
     * @param step the step
     * @param index its place in the plan, from 1
     * @param count how many steps the plan has
     */
    record StepStarted(Step step, int index, int count) implements Event {}

    /**
     * The server sent a notice or a warning, for example by {@code RAISE NOTICE}.
     *
     * @param step the step that was running
     * @param message the server's words
     */
    record ServerNotice(Step step, String message) implements Event {}

    /**
     * A revision in Java says something.
     *
     * @param step the step that is running
     * @param message its words
     */
    record Logged(Step step, String message) implements Event {}

    /**
     * A revision in Java has committed a batch of rows.
     *
     * @param step the step that is running
     * @param rows how many rows this {@code batched} has handled so far
     */
    record BatchCommitted(Step step, long rows) implements Event {}

    /**
     * A statement did not get a lock in time. Its step, and what shares a transaction with it, is rolled back and tried
     * again after a pause.
     *
     * @param step the step
     * @param holders who has locks on the tables that the statement names, for people; empty when nobody is seen
     * @param attempt the attempt that failed, from 1
     * @param attempts how many there are at most
     * @param pause how long the run waits now
     */
    record LockNotAvailable(Step step, List<String> holders, int attempt, int attempts, Duration pause)
            implements Event {}

    /**
     * All statements of the run are done; what is left is to record the last of them.
     *
     * @param plan the steps of the run
     */
    record Recording(Plan plan) implements Event {}

    /**
     * A step is done and recorded.
     *
     * @param step the step
     * @param duration how long it took
     */
    record StepFinished(Step step, Duration duration) implements Event {}

    /**
     * The connection was lost while a step was committed. The run looks on a new connection whether it was; it ends after
     * that, unless this was its last step and it was.
     *
     * @param step the step, or the last one of those that share the transaction
     */
    record ConnectionLost(Step step) implements Event {}

    /**
     * A step failed; the run ends with the exception.
     *
     * @param step the step
     * @param failure what the caller will get
     */
    record StepFailed(Step step, StepFailedException failure) implements Event {}

    /**
     * All steps are done.
     *
     * @param plan the steps that ran
     * @param duration how long the run took, the wait for the lock included
     */
    record RunFinished(Plan plan, Duration duration) implements Event {}

    /**
     * The lock could not be given back; it ends with the connection, the process or the lease that it belongs to.
     *
     * @param reason why, in the words of what keeps the lock
     */
    record LockNotReleased(String reason) implements Event {}
}
