package dev.stemma.migrations.run;

import dev.stemma.migrations.error.StemmaException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a server says of a failure (PostgreSQL manual, 54.8 Error and Notice Message Fields).
 *
 * @param message severity and primary message
 * @param sqlState the SQLState, or null
 * @param detail the detail, or null
 * @param hint the hint, or null
 * @param where the context, for example the line of the COPY data, or null
 * @param position the character of the statement, from 1; 0 when unknown
 */
record ServerError(
        String message,
        @Nullable String sqlState,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String where,
        int position) {

    /** What a server said that caused the failure, or the failure's own words. */
    static ServerError of(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return of(database);
            }
        }
        String words = e instanceof StemmaException ? String.valueOf(e.getMessage()) : withCauses(e);
        return new ServerError(words, null, null, null, null, 0);
    }

    /** Of what wraps another the first words are often the wrapper's only: "Rollback caused", or just its name. */
    private static String withCauses(Throwable e) {
        StringBuilder words = new StringBuilder(e.toString());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (words.indexOf(cause.toString()) < 0) {
                words.append("\nCaused by: ").append(cause);
            }
        }
        return words.toString();
    }

    private static ServerError of(SQLException e) {
        // a batch's own message is the whole statement with its values
        if (e instanceof BatchUpdateException && e.getNextException() != null) {
            return of(e.getNextException());
        }
        // by name first, since the driver may not be on the class path
        if (e.getClass().getName().equals("org.postgresql.util.PSQLException")) {
            Optional<ServerError> error = ofDriver(e);
            if (error.isPresent()) {
                return error.get();
            }
        }
        return new ServerError(String.valueOf(e.getMessage()), e.getSQLState(), null, null, null, 0);
    }

    private static Optional<ServerError> ofDriver(SQLException e) {
        return Optional.ofNullable(((PSQLException) e).getServerErrorMessage()).map(ServerError::of);
    }

    private static ServerError of(ServerErrorMessage error) {
        return new ServerError(
                error.getSeverity() + ": " + error.getMessage(),
                error.getSQLState(),
                error.getDetail(),
                error.getHint(),
                error.getWhere(),
                error.getPosition());
    }
}
