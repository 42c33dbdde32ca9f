package dev.stemma.cli.connect;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Properties;
import org.postgresql.PGProperty;

/** Which database is meant. It is checked for its form; nothing is opened yet. */
public sealed interface DatabaseAddress {

    /** An embedded server that keeps its data in a folder. */
    record Embedded(Path folder) implements DatabaseAddress {

        private static final String PREFIX = "embedded:";
        private static final Path DEFAULT_FOLDER = Path.of(".migrate", "postgres");

        private static Embedded parse(String url, Path workingFolder) {
            String folder = url.substring(PREFIX.length());
            try {
                return new Embedded(workingFolder.resolve(folder.isEmpty() ? DEFAULT_FOLDER : Path.of(folder)));
            } catch (InvalidPathException e) {
                throw new UserException(
                        ExitCode.USAGE,
                        "CONFIGURATION",
                        "No folder can have the name '" + folder + "': " + e.getReason());
            }
        }
    }

    /** A server that somebody else runs. */
    record Remote(PostgresUrl url, Properties credentials) implements DatabaseAddress {

        /** Without the credentials, which must not reach a log line. */
        @Override
        public String toString() {
            return url.server();
        }
    }

    /**
     * The address that a configuration names.
     *
     * @param configuration the URL, and perhaps role and password
     * @return the address
     * @throws UserException when no database is named or the URL is wrong
     */
    static DatabaseAddress of(Configuration configuration) {
        return of(configuration, Path.of(""));
    }

    /**
     * The address that a configuration names.
     *
     * @param configuration the URL, and perhaps role and password
     * @param workingFolder what the folder of an embedded server is relative to
     * @return the address
     * @throws UserException when no database is named or the URL is wrong
     */
    static DatabaseAddress of(Configuration configuration, Path workingFolder) {
        String url = configuration
                .url()
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "CONFIGURATION",
                        "No database is named: give --url, MIGRATE_URL, or url under [database] in migrate.toml."
                                + " '--url embedded:' starts a PostgreSQL of its own"));
        if (url.startsWith(Embedded.PREFIX)) {
            return Embedded.parse(url, workingFolder);
        }
        Properties credentials = new Properties();
        configuration.user().ifPresent(user -> credentials.setProperty(PGProperty.USER.getName(), user));
        configuration
                .password()
                .ifPresent(password -> credentials.setProperty(PGProperty.PASSWORD.getName(), password));
        return new Remote(PostgresUrl.parse(url), credentials);
    }
}
