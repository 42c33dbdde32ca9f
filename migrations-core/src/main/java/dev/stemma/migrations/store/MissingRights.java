package dev.stemma.migrations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Which rights on the bookkeeping a role misses, said by the commands that grant them. */
public final class MissingRights {

    /** Of a statement that the role has no right to (PostgreSQL manual, appendix A). */
    public static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** What a role wants to do. */
    public enum Use {
        /** To read where the database is. */
        LOOK,
        /** To change that, and to create the tables where they are missing. */
        RUN
    }

    private static final String SCHEMA = """
            SELECT pg_catalog.format('GRANT USAGE ON SCHEMA %I TO %I', n.nspname, current_user)
            FROM pg_catalog.pg_namespace n
            WHERE n.nspname OPERATOR(pg_catalog.=) ? AND NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE')""";

    private static final String TABLES = """
            SELECT pg_catalog.format('GRANT %s ON %I.%I TO %I',
                       pg_catalog.string_agg(needed.privilege, ', ' ORDER BY needed.place), n.nspname, c.relname, current_user)
            FROM ROWS FROM (pg_catalog.unnest(?::pg_catalog.text[]), pg_catalog.unnest(?::pg_catalog.text[]))
                     WITH ORDINALITY AS needed (name, privilege, place)
                JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) ?
                JOIN pg_catalog.pg_class c ON c.relnamespace OPERATOR(pg_catalog.=) n.oid
                    AND c.relname OPERATOR(pg_catalog.=) needed.name::pg_catalog.name
            WHERE NOT pg_catalog.has_table_privilege(c.oid, needed.privilege)
            GROUP BY n.nspname, c.relname
            ORDER BY pg_catalog.min(needed.place)""";

    /** Where a table is missing, it is to be created, and so is its schema. */
    private static final String CREATION = """
            SELECT CASE WHEN n.oid IS NULL THEN pg_catalog.format('GRANT CREATE ON DATABASE %I TO %I', d.datname, current_user)
                        ELSE pg_catalog.format('GRANT CREATE ON SCHEMA %I TO %I', n.nspname, current_user) END
            FROM pg_catalog.pg_database d
                LEFT JOIN pg_catalog.pg_namespace n ON n.nspname OPERATOR(pg_catalog.=) ?
            WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
              AND NOT CASE WHEN n.oid IS NULL THEN pg_catalog.has_database_privilege(d.oid, 'CREATE')
                           ELSE pg_catalog.has_schema_privilege(n.oid, 'CREATE') END
              AND (SELECT pg_catalog.count(*) FROM pg_catalog.pg_class c
                   WHERE c.relnamespace OPERATOR(pg_catalog.=) n.oid
                     AND c.relname OPERATOR(pg_catalog.=) ANY (?::pg_catalog.name[])) OPERATOR(pg_catalog.<) ?""";

    private final BookkeepingNames names;
    private final List<String> tables = new ArrayList<>();
    private final List<String> privileges = new ArrayList<>();

    private MissingRights(BookkeepingNames names, Use use, boolean changesRows, String refusal) {
        this.names = names;
        need(names.table(), "SELECT");
        if (use != Use.LOOK) {
            need(names.table(), "INSERT", "DELETE");
            if (changesRows) {
                need(names.table(), "UPDATE");
            }
            need(names.logTable(), "SELECT", "INSERT");
        }
        if (refusal.contains(names.lockTable())) {
            need(names.lockTable(), "SELECT", "INSERT", "UPDATE", "DELETE");
        }
    }

    private void need(String table, String... wanted) {
        for (String each : wanted) {
            tables.add(table);
            privileges.add(each);
        }
    }

    /**
     * Asks the catalog what is missing.
     *
     * @param connection a connection of the role, whose transaction has not failed
     * @param names the tables
     * @param use what the role wants to do
     * @param refusal what the server refused something with; any other failure gives nothing
     * @return the commands that grant it; empty when nothing is missing, or when that cannot be asked
     */
    public static List<String> of(Connection connection, BookkeepingNames names, Use use, SQLException refusal) {
        if (!INSUFFICIENT_PRIVILEGE.equals(refusal.getSQLState())) {
            return List.of();
        }
        try {
            String message = String.valueOf(refusal.getMessage());
            List<String> grants = new MissingRights(names, use, false, message).ask(connection, use);
            // only steps without a transaction and repairs change rows
            return grants.isEmpty() && use == Use.RUN
                    ? new MissingRights(names, use, true, message).ask(connection, use)
                    : grants;
        } catch (SQLException e) {
            refusal.addSuppressed(e);
            return List.of();
        }
    }

    private List<String> ask(Connection connection, Use use) throws SQLException {
        List<String> grants = new ArrayList<>(rows(connection, SCHEMA, names.schema()));
        grants.addAll(rows(connection, TABLES, tables.toArray(), privileges.toArray(), names.schema()));
        if (use != Use.LOOK) {
            Object[] wanted = tables.stream().distinct().toArray();
            grants.addAll(rows(connection, CREATION, names.schema(), wanted, wanted.length));
        }
        return List.copyOf(grants);
    }

    private static List<String> rows(Connection connection, String query, Object... bindings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < bindings.length; i++) {
                Object binding = bindings[i];
                statement.setObject(
                        i + 1, binding instanceof Object[] array ? connection.createArrayOf("text", array) : binding);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
