package dev.stemma.migrations;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database cannot be reached, or refused a statement of the library's own, outside any step. */
public final class DatabaseException extends StemmaException {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final @Nullable String sqlState;

    private DatabaseException(ErrorCode code, String message, SQLException cause) {
        super(code, message, cause);
        this.sqlState = cause.getSQLState();
    }

    static DatabaseException connecting(SQLException e) {
        return new DatabaseException(
                ErrorCode.CONNECTION, "Cannot connect to the database: " + e.getMessage() + ". Nothing was changed", e);
    }

    static DatabaseException reading(SQLException e, List<String> grants) {
        String needed = isDenied(e) ? "\nLooking needs SELECT on the bookkeeping table and USAGE on its schema." : "";
        return refused(e, needed + missing(grants) + "\nNothing was changed.");
    }

    static DatabaseException running(SQLException e, List<String> grants) {
        String needed = isDenied(e)
                ? "\nThe first run creates the bookkeeping tables and needs CREATE on their schema; later runs need SELECT,"
                        + " INSERT and DELETE on the tables."
                : "";
        return refused(
                e,
                needed + missing(grants)
                        + "\nSteps that were reported as done are; 'migrate status' tells what is applied.");
    }

    private static String missing(List<String> grants) {
        return grants.isEmpty() ? "" : "\nMissing: " + String.join("; ", grants) + ";";
    }

    private static DatabaseException refused(SQLException e, String more) {
        boolean lost = e.getSQLState() != null && e.getSQLState().startsWith("08");
        return new DatabaseException(
                ErrorCode.DATABASE,
                (lost
                                ? "The connection was lost outside any step: "
                                : "The database refused a statement of the bookkeeping: ")
                        + withoutPosition(e)
                        + more,
                e);
    }

    /** A position in a statement that the reader did not write says nothing to them. */
    private static String withoutPosition(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+Position: \\d+", "");
    }

    private static boolean isDenied(SQLException e) {
        return INSUFFICIENT_PRIVILEGE.equals(e.getSQLState());
    }

    /**
     * The server's SQLState (PostgreSQL manual, appendix A).
     *
     * @return five characters, or empty when the failure did not come from the server
     */
    public Optional<String> sqlState() {
        return Optional.ofNullable(sqlState);
    }
}
