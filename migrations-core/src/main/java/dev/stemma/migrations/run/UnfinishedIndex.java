package dev.stemma.migrations.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The invalid index that a {@code CREATE INDEX CONCURRENTLY} leaves when it does not get a lock (PostgreSQL manual, CREATE
 * INDEX, Building Indexes Concurrently). Only what was not there before the statement is taken for its own.
 */
final class UnfinishedIndex {

    private static final Pattern CREATE =
            Pattern.compile("(?is)CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                    + "(\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)\\s+ON\\b.*");
    private static final String INVALID =
            "SELECT i.indexrelid, i.indexrelid::pg_catalog.regclass::pg_catalog.text FROM pg_catalog.pg_index i"
                    + " JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) i.indexrelid"
                    + " WHERE NOT i.indisvalid AND c.relname OPERATOR(pg_catalog.=) ?::pg_catalog.name";

    private final Connection connection;
    private final String name;
    private final Set<Long> before = new HashSet<>();

    private UnfinishedIndex(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** Looks before the statement; empty when it is none that makes an index with a name of the script's choice. */
    static Optional<UnfinishedIndex> before(Connection connection, String statement) throws SQLException {
        Matcher create = CREATE.matcher(statement);
        if (!create.matches()) {
            return Optional.empty();
        }
        UnfinishedIndex index = new UnfinishedIndex(connection, unquoted(create.group(1)));
        index.invalid((oid, qualified) -> index.before.add(oid));
        return Optional.of(index);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    /** Drops it where the statement has left one. */
    void drop() throws SQLException {
        List<String> left = new ArrayList<>();
        invalid((oid, qualified) -> {
            if (!before.contains(oid)) {
                left.add(qualified);
            }
        });
        for (String index : left) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DROP INDEX CONCURRENTLY " + index);
            }
        }
    }

    @FunctionalInterface
    private interface Found {
        void index(long oid, String qualified);
    }

    private void invalid(Found found) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(INVALID)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.index(rows.getLong(1), rows.getString(2));
                }
            }
        }
    }
}
