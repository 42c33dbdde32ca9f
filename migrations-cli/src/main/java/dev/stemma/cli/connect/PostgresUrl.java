package dev.stemma.cli.connect;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A JDBC URL that the PostgreSQL driver understands.
 *
 * @param text the URL, which may hold a password
 * @param server host and port, for people
 * @param database the database
 */
record PostgresUrl(String text, String server, String database) {

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String EXAMPLE = "jdbc:postgresql://localhost:5432/backend";

    /** Reads a URL; a wrong one is refused without repeating what may be a password. */
    static PostgresUrl parse(String text) {
        if (text.isBlank()) {
            throw wrong("The database URL is empty. Write one like " + EXAMPLE);
        }
        if (!text.startsWith(PREFIX)) {
            throw wrong("Not a database URL that is supported: " + withoutSecrets(text) + advice(text));
        }
        if (authority(text).contains("@")) {
            throw wrong("A JDBC URL takes no role and password before the host: " + withoutSecrets(text)
                    + "\nWrite " + EXAMPLE + ", and give the role by --user and the password by --password-file or"
                    + " MIGRATE_PASSWORD");
        }
        Properties parts = Driver.parseURL(text, null);
        if (parts == null) {
            throw wrong("The PostgreSQL driver does not understand the URL " + withoutSecrets(text)
                    + "\nWrite one like " + EXAMPLE + "; ports are numbers from 1 to 65535");
        }
        return new PostgresUrl(text, server(parts), String.valueOf(PGProperty.PG_DBNAME.getOrDefault(parts)));
    }

    /** The same server and parameters, and another database, whose name needs no encoding. */
    PostgresUrl with(String otherDatabase) {
        String address = withoutParameters(text);
        int path = address.startsWith(PREFIX + "//") ? address.indexOf('/', (PREFIX + "//").length()) : -1;
        String upToDatabase =
                address.startsWith(PREFIX + "//") ? (path < 0 ? address : address.substring(0, path)) + "/" : PREFIX;
        return new PostgresUrl(upToDatabase + otherDatabase + text.substring(address.length()), server, otherDatabase);
    }

    private static String advice(String text) {
        if (text.startsWith("postgresql:") || text.startsWith("postgres:")) {
            return "\nJDBC URLs begin with " + PREFIX + "; write one like " + EXAMPLE;
        }
        if (text.startsWith("embedded")) {
            return "\nWrite 'embedded:' or 'embedded:FOLDER' for a PostgreSQL of its own";
        }
        return "\nThis version speaks to PostgreSQL: write one like " + EXAMPLE
                + ", or 'embedded:' for a PostgreSQL of its own";
    }

    /** Several hosts come as comma-separated lists. */
    private static String server(Properties parts) {
        String[] hosts = String.valueOf(PGProperty.PG_HOST.getOrDefault(parts)).split(",", -1);
        String[] ports = String.valueOf(PGProperty.PG_PORT.getOrDefault(parts)).split(",", -1);
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = hosts[i] + ":" + ports[Math.min(i, ports.length - 1)];
        }
        return String.join(", ", hosts);
    }

    private static String authority(String text) {
        String address = withoutParameters(text);
        int start = address.indexOf("//");
        return start < 0 ? "" : address.substring(start + 2);
    }

    private static String withoutParameters(String text) {
        int parameters = text.indexOf('?');
        return parameters < 0 ? text : text.substring(0, parameters);
    }

    /** Parameters may hold a password, and so may what stands before an {@code @}. */
    private static String withoutSecrets(String text) {
        String address = withoutParameters(text);
        int at = address.lastIndexOf('@');
        int start = address.indexOf("//");
        return at < 0 ? address : address.substring(0, start < 0 ? 0 : start + 2) + "…" + address.substring(at);
    }

    private static UserException wrong(String message) {
        return new UserException(ExitCode.USAGE, "CONFIGURATION", message);
    }
}
