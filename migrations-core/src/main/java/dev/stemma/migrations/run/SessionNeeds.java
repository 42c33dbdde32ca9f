package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.op.RefusedOperationException;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.script.SectionTimeouts;
import dev.stemma.migrations.sql.SqlStatement;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a step without a transaction needs a session for. A pooler in transaction mode may send each of its statements to
 * another one, and gives what was set there to other clients.
 */
final class SessionNeeds {

    private static final Pattern SET = Pattern.compile("(?is)(?:SET|RESET)\\s.*");

    private SessionNeeds() {}

    /** Refuses a step that would not do what it says. */
    static void requireNone(PreparedStep step, HeldLock lock) {
        String revision = step.step().revision().id();
        need(step.work(), lock).ifPresent(need -> {
            throw new RefusedOperationException("Revision " + revision + " is transaction:false, and " + need
                    + ". The connection goes through a pooler, which may give each statement another session. Nothing was"
                    + " changed. Connect to the server itself for this run");
        });
    }

    private static Optional<String> need(Work work, HeldLock lock) {
        if (!lock.keepsOthersOut()) {
            return Optional.of(
                    "without a lock only its session could tell whether its run is still at work (or use the lock"
                            + " kind table)");
        }
        SectionTimeouts timeouts = work.timeouts();
        if (timeouts.lock().isPresent() || timeouts.statement().isPresent()) {
            return Optional.of("its time-outs would have to be set in its session");
        }
        if (work instanceof Work.Statements sql) {
            return sql.statements().stream()
                    .filter(SessionNeeds::sets)
                    .findFirst()
                    .map(statement -> "it sets something in its session ("
                            + sql.section().path() + ":" + statement.position(1).line() + ")");
        }
        return Optional.empty();
    }

    private static boolean sets(SqlStatement statement) {
        return statement.mayChangeTheSession() && SET.matcher(statement.text()).matches();
    }
}
