package dev.stemma.migrations.run;

import dev.stemma.migrations.op.internal.OnlineOperations;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.script.CodeSection;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the code of one step. */
final class CodeRunner implements StepRunner {

    private final Step step;
    private final CodeSection section;
    private final RunListener listener;
    private @Nullable Exception failure;
    private @Nullable OnlineOperations operations;

    CodeRunner(Step step, Work.Code work, RunListener listener) {
        this.step = step;
        this.section = work.section();
        this.listener = listener;
    }

    // an author's code may throw anything
    @Override
    public void run(Connection connection) throws CodeException {
        operations = new OnlineOperations(connection, message -> listener.on(new Event.Logged(step, message)));
        try {
            section.code().run(operations);
        } catch (Exception e) {
            failure = e;
            throw new CodeException(e);
        }
    }

    @Override
    public @Nullable FailureLocation failedAt(ServerError error) {
        if (failure == null) {
            return null;
        }
        int line = Arrays.stream(failure.getStackTrace())
                .filter(frame -> isOfTheRevision(frame.getClassName()))
                .mapToInt(StackTraceElement::getLineNumber)
                .findFirst()
                .orElse(0);
        String statement = Optional.ofNullable(operations)
                .flatMap(OnlineOperations::failedStatement)
                .orElse("");
        return new FailureLocation(section.path(), Math.max(0, line), 0, statement, 0, 0);
    }

    /** Its lambdas and nested classes are its own too. */
    private boolean isOfTheRevision(String className) {
        return className.equals(section.className()) || className.startsWith(section.className() + "$");
    }

    @Override
    public String whatStays() {
        return "the revision is transaction = false, so that what it had done stays";
    }
}
