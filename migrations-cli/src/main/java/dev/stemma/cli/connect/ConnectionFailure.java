package dev.stemma.cli.connect;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Words why a server could not be reached, or turned a connection away. */
final class ConnectionFailure {

    private static final String NO_SUCH_DATABASE = "3D000";
    /** SQLState class 28 (PostgreSQL manual, appendix A): invalid authorization specification. */
    private static final String AUTHORIZATION = "28";

    private static final String NO_PASSWORD_GIVEN = "08004";

    private ConnectionFailure() {}

    static UserException of(SQLException e, PostgresUrl url) {
        return new UserException(ExitCode.FAILED, "CONNECTION", message(e, url) + "\nNothing was changed.");
    }

    private static String message(SQLException e, PostgresUrl url) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (state.equals(NO_SUCH_DATABASE)) {
            return "There is no database \"" + url.database() + "\" on " + url.server()
                    + ". Create it, or name another one in the URL.";
        }
        if (state.startsWith(AUTHORIZATION)) {
            return url.server() + " does not let this role in: " + reason(e)
                    + ". Check --user (or MIGRATE_USER), and the password in --password-file or MIGRATE_PASSWORD.";
        }
        if (state.equals(NO_PASSWORD_GIVEN)) {
            return url.server() + " asks for a password. Give it by --password-file or MIGRATE_PASSWORD.";
        }
        if (cause(e, UnknownHostException.class)) {
            return "No such host: " + url.server() + ". Check the host name in the URL.";
        }
        if (cause(e, ConnectException.class)) {
            return "No server answers on " + url.server()
                    + ". Check host and port in the URL, and that PostgreSQL runs.";
        }
        if (cause(e, SocketTimeoutException.class)) {
            return "The server on " + url.server() + " did not answer in time.";
        }
        return "Cannot connect to " + url.server() + ": " + reason(e) + ".";
    }

    private static String reason(SQLException e) {
        if (e instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
            return String.valueOf(refused.getServerErrorMessage().getMessage());
        }
        String reason = String.valueOf(e.getMessage()).strip();
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    private static boolean cause(Throwable e, Class<? extends Throwable> type) {
        for (@Nullable Throwable each = e; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
