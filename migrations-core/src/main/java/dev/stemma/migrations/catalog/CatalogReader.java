package dev.stemma.migrations.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the catalog of a PostgreSQL database, version 13 or later, with a fixed number of queries, however much it
 * holds. Immutable and safe for use by several threads.
 *
 * <p>Left out: system schemas, what belongs to an extension, temporary objects, data (positions of sequences too),
 * owners and privileges, the extension {@code plpgsql}, and the tables that it is told to leave out.
 */
public final class CatalogReader {

    private static final List<CatalogQuery> QUERIES = Stream.of(
                    SchemaQueries.ALL, RelationQueries.ALL, TableQueries.ALL, RemainderQueries.ALL)
            .flatMap(List::stream)
            .toList();

    /**
     * With nothing but pg_catalog on the path every other name is written in full; the rest decides how values in
     * expressions are written (PostgreSQL manual, 20.11 Client Connection Defaults).
     */
    private static final String SETTINGS = """
            SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true), pg_catalog.set_config('quote_all_identifiers', 'off', true),
                pg_catalog.set_config('IntervalStyle', 'postgres', true), pg_catalog.set_config('TimeZone', 'UTC', true),
                pg_catalog.set_config('extra_float_digits', '1', true), pg_catalog.set_config('bytea_output', 'hex', true)
            """;

    private final List<QualifiedName> excluded;

    /**
     * A reader.
     *
     * @param excluded tables to leave out with everything that belongs to them; they need not exist
     */
    public CatalogReader(Collection<QualifiedName> excluded) {
        this.excluded = List.copyOf(excluded);
    }

    /**
     * Reads all of the catalog. In autocommit mode that is one transaction with one snapshot; otherwise it happens in
     * the open transaction, behind a savepoint, so that no setting of the session is left changed.
     *
     * @param connection any connection to the database, given back as it was
     * @return what the database holds
     * @throws SQLException when the database fails
     */
    public DatabaseCatalog read(Connection connection) throws SQLException {
        return connection.getAutoCommit() ? readInOwnTransaction(connection) : readBehindSavepoint(connection);
    }

    private DatabaseCatalog readInOwnTransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return readAll(connection);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private DatabaseCatalog readBehindSavepoint(Connection connection) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            return readAll(connection);
        } finally {
            connection.rollback(savepoint);
            connection.releaseSavepoint(savepoint);
        }
    }

    private DatabaseCatalog readAll(Connection connection) throws SQLException {
        execute(connection, SETTINGS);
        Array schemas = connection.createArrayOf(
                "text", excluded.stream().map(QualifiedName::schema).toArray());
        Array names = connection.createArrayOf(
                "text", excluded.stream().map(QualifiedName::name).toArray());
        List<CatalogObject> objects = new ArrayList<>();
        for (CatalogQuery query : QUERIES) {
            try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
                statement.setArray(1, schemas);
                statement.setArray(2, names);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        objects.add(query.mapping().map(new CatalogRow(rows)));
                    }
                }
            }
        }
        return new DatabaseCatalog(objects);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
