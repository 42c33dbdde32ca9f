package dev.stemma.testkit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a PostgreSQL database's catalog says about a schema, as text: one line for each object, in the form
 * {@code kind name: definition}. Two snapshots are equal when the schemas are; {@link #diff} says where they are not.
 *
 * <p>Covered: schemas, extensions, tables, columns, constraints, indexes, extended statistics, views and materialized
 * views, sequences, functions, procedures, aggregates, triggers, event triggers, rules, row-level security policies,
 * enums, domains, composite and range types, and the comments on all of these. Left out: system schemas, the schema
 * {@code public} itself, the extension {@code plpgsql}, whatever belongs to an extension, temporary objects, data
 * (sequence positions too), owners and privileges. So a new database is {@linkplain #isEmpty() empty}.
 *
 * <p>A column's position is its rank among the columns that are left, not {@code attnum}, in which dropped columns
 * leave holes. Comparable between databases of one server version; the wording of definitions differs between versions.
 *
 * @param lines the objects, sorted, each line once; a line break inside a definition is shown as {@code U+2424}
 */
public record CatalogSnapshot(List<String> lines) {

    private static final char NEWLINE_SYMBOL = '\u2424';

    public CatalogSnapshot {
        lines = List.copyOf(new TreeSet<>(lines));
    }

    /**
     * Reads the catalog with a fixed number of queries, however large the schema is.
     *
     * @param connection used as it is, transaction included, and handed back with its {@code search_path} unchanged
     * @param excludedTables tables to leave out, each {@code name} or {@code schema.name} without quotes, together with
     *     their columns, indexes, constraints, sequences, triggers, rules, policies and comments; they need not exist
     * @return the snapshot
     * @throws SQLException when a query fails
     */
    public static CatalogSnapshot of(Connection connection, String... excludedTables) throws SQLException {
        String searchPath = searchPath(connection, "SELECT current_setting('search_path')");
        // definitions name everything in full when nothing is on the path
        searchPath(connection, "SELECT set_config('search_path', '', false)");
        List<String> lines = new ArrayList<>();
        try {
            for (String query : CatalogQueries.ALL) {
                read(connection, query, excludedTables, lines);
            }
        } finally {
            searchPath(connection, "SELECT set_config('search_path', ?, false)", searchPath);
        }
        return new CatalogSnapshot(lines);
    }

    /**
     * Whether there is nothing but what a new database has.
     *
     * @return true when there are no lines
     */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * What turns this snapshot into {@code other}.
     *
     * @param other the snapshot to compare with
     * @return {@code - line} for each line that only this snapshot has and {@code + line} for each that only {@code
     *     other} has, sorted by the line, so that both sides of a change stand together; empty when the two are equal
     */
    public List<String> diff(CatalogSnapshot other) {
        TreeSet<String> removed = new TreeSet<>(lines);
        other.lines.forEach(removed::remove);
        TreeSet<String> added = new TreeSet<>(other.lines);
        lines.forEach(added::remove);
        TreeSet<String> changed = new TreeSet<>(removed);
        changed.addAll(added);
        return changed.stream()
                .map(line -> (removed.contains(line) ? "- " : "+ ") + line)
                .toList();
    }

    /**
     * The snapshot for people.
     *
     * @return the lines, each ended by a line break
     */
    @Override
    public String toString() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static void read(Connection connection, String query, String[] excludedTables, List<String> lines)
            throws SQLException {
        Array excluded = connection.createArrayOf("text", excludedTables);
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, excluded);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String line = rows.getString(1) + " " + rows.getString(2) + ": " + rows.getString(3);
                    lines.add(line.strip().replace('\n', NEWLINE_SYMBOL));
                }
            }
        } finally {
            excluded.free();
        }
    }

    private static String searchPath(Connection connection, String query, String... bindings) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < bindings.length; i++) {
                statement.setString(i + 1, bindings[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
