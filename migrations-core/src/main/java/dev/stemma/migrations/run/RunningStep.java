package dev.stemma.migrations.run;

import dev.stemma.migrations.op.internal.StepControl;
import dev.stemma.migrations.prepare.PreparedStep;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;

/** A step that has begun, and what its code may ask of the run. */
final class RunningStep implements StepControl {

    private final PreparedStep prepared;
    private final GroupRunner group;
    private final StepRunner runner;
    private final Supplier<Duration> elapsed;

    RunningStep(PreparedStep prepared, GroupRunner group, StatementProgress progress) {
        this.prepared = prepared;
        this.group = group;
        this.runner = StepRunner.of(prepared, group.context().settings().listener(), group.retries(), this, progress);
        this.elapsed = group.context().store().clock().measure();
    }

    PreparedStep prepared() {
        return prepared;
    }

    StepRunner runner() {
        return runner;
    }

    Duration elapsed() {
        return elapsed.get();
    }

    @Override
    public void logged(String message) {
        group.context().tell(new Event.Logged(prepared.step(), message));
    }

    @Override
    public void noticed(String message) {
        group.context().tell(new Event.ServerNotice(prepared.step(), message));
    }

    @Override
    public void batchCommitted(long rows) {
        group.context().tell(new Event.BatchCommitted(prepared.step(), rows));
    }

    @Override
    public void leaveTransaction() throws SQLException {
        group.leaveTransaction(prepared);
    }

    @Override
    public void enterTransaction() throws SQLException {
        group.enterTransaction(prepared);
    }
}
