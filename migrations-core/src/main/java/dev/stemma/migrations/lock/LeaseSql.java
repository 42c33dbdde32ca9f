package dev.stemma.migrations.lock;

import dev.stemma.migrations.sql.SqlIdentifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The statements on the table of the lease. Each stands alone and carries its values in its text, so that a pooler may
 * send each to another session. Only the server's clock is asked.
 */
record LeaseSql(String schema, String table, Duration lease) {

    String take(String token, LockHolder holder) {
        return """
                INSERT INTO %s AS held (id, token, holder, acquired_at, expires_at)
                VALUES (1, '%s', pg_catalog.convert_from(pg_catalog.decode('%s', 'hex'), 'UTF8'),
                        pg_catalog.clock_timestamp(), %s)
                ON CONFLICT (id) DO UPDATE SET token = excluded.token, holder = excluded.holder,
                    acquired_at = excluded.acquired_at, expires_at = %4$s
                WHERE held.expires_at OPERATOR(pg_catalog.<=) pg_catalog.clock_timestamp()""".formatted(qualified(), token, hex(holder.description()), end());
    }

    /** Also of a lease that has run out: while its token stands there, nobody else has had it. */
    String renew(String token) {
        return "UPDATE " + qualified() + " SET expires_at = " + end()
                + " WHERE id OPERATOR(pg_catalog.=) 1 AND token OPERATOR(pg_catalog.=) '" + token + "'";
    }

    String release(String token) {
        return "DELETE FROM " + qualified() + " WHERE id OPERATOR(pg_catalog.=) 1 AND token OPERATOR(pg_catalog.=) '"
                + token + "'";
    }

    String holder() {
        return "SELECT pg_catalog.concat(holder, ', its lease ends at ', expires_at) FROM " + qualified()
                + " WHERE id OPERATOR(pg_catalog.=) 1";
    }

    /** To create it where it exists already would need the right to. */
    String schemaExists() {
        return "SELECT 1 FROM pg_catalog.pg_namespace"
                + " WHERE nspname OPERATOR(pg_catalog.=) pg_catalog.convert_from(pg_catalog.decode('" + hex(schema)
                + "', 'hex'), 'UTF8')";
    }

    String createSchema() {
        return "CREATE SCHEMA IF NOT EXISTS " + SqlIdentifier.quoted(schema);
    }

    String createTable() {
        return """
                CREATE TABLE IF NOT EXISTS %s (
                    id          smallint PRIMARY KEY,
                    token       pg_catalog.text NOT NULL,
                    holder      pg_catalog.text NOT NULL,
                    acquired_at pg_catalog.timestamptz NOT NULL,
                    expires_at  pg_catalog.timestamptz NOT NULL
                )""".formatted(qualified());
    }

    private String end() {
        return "pg_catalog.clock_timestamp() OPERATOR(pg_catalog.+) pg_catalog.make_interval(secs => "
                + lease.toMillis() + " OPERATOR(pg_catalog./) 1000.0)";
    }

    private String qualified() {
        return SqlIdentifier.quoted(schema) + "." + SqlIdentifier.quoted(table);
    }

    /** Needs no quoting, whatever the server takes a backslash for. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
