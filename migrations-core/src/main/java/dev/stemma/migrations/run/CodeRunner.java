package dev.stemma.migrations.run;

import dev.stemma.migrations.op.internal.OnlineOperations;
import dev.stemma.migrations.op.internal.StepControl;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.script.CodeSection;
import java.sql.Connection;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Calls the code of one step. */
final class CodeRunner implements StepRunner {

    private final CodeSection section;
    private final StepControl control;
    private @Nullable Exception failure;
    private String failedStatement = "";
    private @Nullable OnlineOperations operations;

    CodeRunner(Work.Code work, StepControl control) {
        this.section = work.section();
        this.control = control;
    }

    // an author's code may throw anything
    @Override
    public void run(Connection connection) throws CodeException {
        try (OnlineOperations op = new OnlineOperations(connection, control)) {
            operations = op;
            try {
                section.code().run(op);
                op.requireUnbroken();
            } catch (Exception e) {
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
        return new FailureLocation(section.path(), line(failure), 0, failedStatement, 0, 0);
    }

    /** The line of the revision's own code; a cause is closer to it than what wraps it elsewhere. */
    private int line(Exception thrown) {
        int line = 0;
        for (Throwable cause = thrown; cause != null && line == 0; cause = cause.getCause()) {
            line = Arrays.stream(cause.getStackTrace())
                    .filter(frame -> isOfTheRevision(frame.getClassName()))
                    .mapToInt(StackTraceElement::getLineNumber)
                    .findFirst()
                    .orElse(0);
        }
        return Math.max(0, line);
    }

    /** Its lambdas and nested classes are its own too. */
    private boolean isOfTheRevision(String className) {
        return className.equals(section.className()) || className.startsWith(section.className() + "$");
    }

    @Override
    public boolean hasCommitted() {
        return operations != null && operations.progress().hasCommitted();
    }

    @Override
    public String whatStays() {
        String figures = operations == null ? "" : operations.progress().figures();
        return section.transactional()
                ? "what the revision had committed by outsideTransaction or batched" + figures + " stays"
                : "the revision is transaction = false, so that what it had done" + figures + " stays";
    }
}
