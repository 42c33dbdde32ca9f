package dev.stemma.migrations.run;

import dev.stemma.migrations.op.internal.CallerLine;
import dev.stemma.migrations.op.internal.OnlineOperations;
import dev.stemma.migrations.op.internal.StepControl;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.script.CodeSection;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/** Calls the code of one step. */
final class CodeRunner implements StepRunner {

    private final CodeSection section;
    private final StepControl control;
    private @Nullable Throwable failure;
    private String failedStatement = "";
    private @Nullable OnlineOperations operations;

    CodeRunner(Work.Code work, StepControl control) {
        this.section = work.section();
        this.control = control;
    }

    // an author's code may throw anything; these errors are slips of the code, others are the JVM's
    @Override
    public void run(Connection connection) throws CodeException {
        try (OnlineOperations op = new OnlineOperations(connection, control)) {
            operations = op;
            try {
                section.code().run(op);
                op.requireUnbroken();
            } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                failure = op.reasonOf(e);
                failedStatement = op.failedStatement(failure).orElse("");
                throw new CodeException(failure);
            }
        }
    }

    @Override
    public @Nullable FailureLocation failedAt(ServerError error) {
        if (failure == null) {
            return null;
        }
        return new FailureLocation(
                section.path(), new CallerLine(section.className()).of(failure), 0, failedStatement, 0, 0);
    }

    @Override
    public boolean hasCommitted() {
        return operations != null && operations.progress().hasCommitted();
    }

    @Override
    public String whatMayStay() {
        return "; a statement that ran outside a transaction when the connection was lost may have taken effect";
    }

    @Override
    public String whatStays() {
        String figures = operations == null ? "" : operations.progress().figures();
        return section.transactional()
                ? "what the revision had committed by outsideTransaction or batched" + figures + " stays"
                : "the revision is transaction = false, so that what it had done" + figures + " stays";
    }
}
