package dev.stemma.migrations.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Names the sessions that have locks on tables which a statement names. Who blocks a statement can be asked only while it
 * waits ({@code pg_blocking_pids}), and then the run's one connection is busy; so this is asked afterwards, and is no
 * more than likely.
 */
final class LockHolders {

    private static final String QUERY = """
            SELECT pg_catalog.format('process %s, application "%s", address %s, with a lock on %s%s',
                       a.pid, coalesce(a.application_name, 'unknown'), coalesce(a.client_addr::pg_catalog.text, 'local'),
                       pg_catalog.string_agg(DISTINCT c.relname::pg_catalog.text, ', '),
                       pg_catalog.concat(pg_catalog.to_char(a.xact_start, '" since "YYYY-MM-DD HH24:MI:SSOF')))
            FROM pg_catalog.pg_locks l
            JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) l.relation
            JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) l.pid
            WHERE l.locktype OPERATOR(pg_catalog.=) 'relation' AND l.granted
              AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,m,v,f}'::pg_catalog."char"[])
              AND l.pid OPERATOR(pg_catalog.<>) pg_catalog.pg_backend_pid()
              AND a.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
              AND pg_catalog.strpos(pg_catalog.lower(?), pg_catalog.lower(c.relname::pg_catalog.text))
                  OPERATOR(pg_catalog.>) 0
            GROUP BY a.pid, a.application_name, a.client_addr, a.xact_start
            ORDER BY a.xact_start LIMIT 3""";

    private LockHolders() {}

    /** Those whose transactions are oldest first; empty when there are none any more, or none can be seen. */
    static List<String> of(Connection connection, String statement) {
        List<String> holders = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, statement);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    holders.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            // a courtesy: whether the step is tried again must not depend on it, and a lost connection shows there
            return List.of();
        }
        return List.copyOf(holders);
    }
}
