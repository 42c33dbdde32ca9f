package dev.stemma.migrations.run;

import dev.stemma.migrations.sql.CopyFromStdin;
import dev.stemma.migrations.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;

/** Sends the statements of one step, one by one, and knows how far it came. */
final class StatementRunner {

    private final PreparedStep step;
    private final RunListener listener;
    private final long start = System.nanoTime();
    private int done;
    private boolean running;

    StatementRunner(PreparedStep step, RunListener listener) {
        this.step = step;
        this.listener = listener;
    }

    void runAll(Connection connection) throws SQLException {
        if (step.statements().isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // '{' and '?' mean nothing special in a script
            statement.setEscapeProcessing(false);
            for (SqlStatement each : step.statements()) {
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
            listener.on(new Event.ServerNotice(step.step(), String.valueOf(warning.getMessage())));
            warning = warning.getNextWarning();
        }
        statement.clearWarnings();
    }

    PreparedStep step() {
        return step;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** How many statements were carried out. */
    int done() {
        return done;
    }

    /** The index, from 0, of the statement that is running or has failed; -1 when none is. */
    int failed() {
        return running ? done : -1;
    }
}
