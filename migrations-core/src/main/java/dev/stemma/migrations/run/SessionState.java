package dev.stemma.migrations.run;

import dev.stemma.migrations.sql.SqlIdentifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a session has set for itself, so that it can be put back after a script has changed it. Settings of extensions
 * that are not loaded, temporary tables, prepared statements and advisory locks are not seen.
 *
 * @param settings by name, what was set in the session (PostgreSQL manual, 20.1.3 Parameter Interaction via SQL)
 * @param role the role of SET ROLE, or {@code none}
 * @param sessionUser the role of SET SESSION AUTHORIZATION, or the one that connected
 * @param pooled whether it is a pooler's, which may give it to somebody else after each transaction
 * @param unlimited whether its statements run and wait for locks without end, which its role may have otherwise
 */
record SessionState(Map<String, String> settings, String role, String sessionUser, boolean pooled, boolean unlimited) {

    private static final String READ = """
            SELECT name, setting FROM pg_catalog.pg_settings WHERE source OPERATOR(pg_catalog.=) 'session'
            UNION ALL SELECT '', pg_catalog.current_setting('role')
            UNION ALL SELECT ' ', session_user
            UNION ALL SELECT '  ', pg_catalog.pg_backend_pid()::pg_catalog.text
            UNION ALL SELECT '   ', pg_catalog.concat_ws(' ', pg_catalog.current_setting('lock_timeout'),
                                                              pg_catalog.current_setting('statement_timeout'))""";

    SessionState {
        settings = Map.copyOf(settings);
    }

    /** Reads it in one round trip. */
    static SessionState read(Connection connection) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(READ);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        String role = String.valueOf(settings.remove(""));
        String sessionUser = String.valueOf(settings.remove(" "));
        int process = Integer.parseInt(String.valueOf(settings.remove("  ")));
        boolean unlimited = "0 0".equals(settings.remove("   "));
        return new SessionState(settings, role, sessionUser, DriverSession.isPooled(connection, process), unlimited);
    }

    /** What is to be put back at the end of a transaction that has just begun; it may be in another session than this. */
    SessionState ofTransaction(Connection connection) throws SQLException {
        return pooled ? read(connection) : this;
    }

    /** Puts the session back into this state; asks it first, and does nothing more when nothing has changed. */
    void restore(Connection connection) throws SQLException {
        SessionState now = read(connection);
        if (now.equals(this)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // first who it is, since a role may not be allowed to put settings back
            if (!now.sessionUser.equals(sessionUser)) {
                statement.execute("RESET SESSION AUTHORIZATION");
            }
            if (!now.role.equals(role)) {
                statement.execute(role.equals("none") ? "RESET ROLE" : "SET ROLE " + SqlIdentifier.quoted(role));
            }
            for (String name : new TreeSet<>(now.settings.keySet())) {
                if (!settings.containsKey(name)) {
                    statement.execute("RESET " + quotedSetting(name));
                }
            }
        }
        try (PreparedStatement set = connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, false)")) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                if (!setting.getValue().equals(now.settings.get(setting.getKey()))) {
                    set.setString(1, setting.getKey());
                    set.setString(2, setting.getValue());
                    set.execute();
                }
            }
        }
    }

    /** A setting of an extension has two names, with a dot between them. */
    private static String quotedSetting(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? SqlIdentifier.quoted(name)
                : SqlIdentifier.quoted(name.substring(0, dot)) + "." + SqlIdentifier.quoted(name.substring(dot + 1));
    }
}
