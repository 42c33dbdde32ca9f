package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.sql.CopyFromStdin;
import dev.stemma.migrations.sql.SourcePosition;
import dev.stemma.migrations.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends the statements of one step, one by one. */
final class StatementRunner implements StepRunner {

    private static final Pattern COPY_LINE = Pattern.compile("COPY .*?, line (\\d+)");

    private final Step step;
    private final Work.Statements work;
    private final RunListener listener;
    private int done;
    private boolean running;

    StatementRunner(Step step, Work.Statements work, RunListener listener) {
        this.step = step;
        this.work = work;
        this.listener = listener;
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
                running = true;
                if (each instanceof CopyFromStdin copy) {
                    CopyIn.run(connection, copy.text(), copy.data());
                } else {
                    statement.execute(each.jdbcText());
                    tellNotices(statement);
                }
                running = false;
                done++;
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
                + work.statements().size() + " statements took effect and stay" + ownTransactions;
    }
}
