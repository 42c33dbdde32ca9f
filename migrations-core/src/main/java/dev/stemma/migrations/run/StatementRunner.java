package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.sql.CopyFromStdin;
import dev.stemma.migrations.sql.SourcePosition;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.StatementKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends the statements of one step, one by one. */
final class StatementRunner implements StepRunner {

    private static final Pattern COPY_LINE = Pattern.compile("COPY .*?, line (\\d+)");

    private final Step step;
    private final Work.Statements work;
    private final RunListener listener;
    private final LockRetries retries;
    private final StatementProgress progress;
    private int done;
    private boolean running;

    StatementRunner(
            Step step, Work.Statements work, RunListener listener, LockRetries retries, StatementProgress progress) {
        this.step = step;
        this.work = work;
        this.listener = listener;
        this.retries = retries;
        this.progress = progress;
    }

    @Override
    public void run(Connection connection) throws SQLException {
        if (work.statements().isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // '{' and '?' mean nothing special in a script
            statement.setEscapeProcessing(false);
            for (SqlStatement each : work.statements()) {
                if (progress.skips(done)) {
                    done++;
                    continue;
                }
                progress.before(done);
                running = true;
                if (work.transactional() || work.controlsTransactions()) {
                    send(statement, each);
                } else {
                    sendPatiently(statement, each);
                }
                running = false;
                done++;
                progress.after(done - 1);
            }
        }
    }

    private void send(Statement statement, SqlStatement each) throws SQLException {
        if (each instanceof CopyFromStdin copy) {
            CopyIn.run(statement.getConnection(), copy.text(), copy.data());
        } else {
            statement.execute(each.jdbcText());
            tellNotices(statement);
        }
    }

    /** A statement by itself is tried again where it leaves nothing behind, or what can be told for its own. */
    private void sendPatiently(Statement statement, SqlStatement each) throws SQLException {
        Connection connection = statement.getConnection();
        Optional<ConcurrentIndex> build = ConcurrentIndex.of(each).filter(ConcurrentIndex::creates);
        boolean ownIndex = build.isPresent() && !build.get().isUnfinished(connection);
        boolean leavesNothing = each.kind() != StatementKind.OUTSIDE_TRANSACTION || build.isPresent();
        for (int failed = 0; ; failed++) {
            try {
                if (failed > 0 && ownIndex) {
                    build.get().dropUnfinished(connection);
                }
                send(statement, each);
                return;
            } catch (SQLException e) {
                boolean again = leavesNothing && LockRetries.LOCK_NOT_AVAILABLE.equals(e.getSQLState());
                if (!again || !retries.waitForAnother(step, each.text(), failed + 1)) {
                    throw e;
                }
            }
        }
    }

    private void tellNotices(Statement statement) throws SQLException {
        SQLWarning warning = statement.getWarnings();
        while (warning != null) {
            listener.on(new Event.ServerNotice(step, String.valueOf(warning.getMessage())));
            warning = warning.getNextWarning();
        }
        statement.clearWarnings();
    }

    @Override
    public @Nullable FailureLocation failedAt(ServerError error) {
        if (!running) {
            return null;
        }
        SqlStatement statement = work.statements().get(done);
        SourcePosition at = position(statement, error);
        return new FailureLocation(
                work.section().path(),
                at.line(),
                at.column(),
                statement.text(),
                done + 1,
                work.statements().size());
    }

    private static SourcePosition position(SqlStatement statement, ServerError error) {
        if (statement instanceof CopyFromStdin copy && error.where() != null) {
            Matcher line = COPY_LINE.matcher(error.where());
            if (line.find()) {
                return new SourcePosition(copy.dataLine() + Integer.parseInt(line.group(1)) - 1, 1);
            }
        }
        return statement.position(Math.max(1, error.position()));
    }

    @Override
    public String whatStays() {
        String ownTransactions =
                work.controlsTransactions() ? " (what its own transactions had not committed was rolled back)" : "";
        return "the section is transaction:false, so that " + done + " of its "
                + work.statements().size() + " statements took effect and stay" + ownTransactions
                + progress.caution();
    }

    @Override
    public String whatMayStay() {
        return running ? "; the one that ran when the connection was lost may have taken effect, or run on" : "";
    }
}
