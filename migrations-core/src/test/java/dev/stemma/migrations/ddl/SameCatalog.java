package dev.stemma.migrations.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Runs a case with all hostile names, in SQL and in Java each way, and compares the catalogs. Each window of names gets a
 * schema of its own, so that one look at the catalog shows them all; what has to be alone, or outside a
 * transaction, is looked at window by window.
 */
final class SameCatalog {

    private static final List<HostileNames> WINDOWS = IntStream.range(0, HostileNames.ALL.size())
            .mapToObj(HostileNames::new)
            .toList();

    private final Connection connection;
    private final DdlCase example;

    private SameCatalog(Connection connection, DdlCase example) {
        this.connection = connection;
        this.example = example;
    }

    static void check(TestDatabase database, DdlCase example) throws SQLException {
        try (Connection connection = database.connect()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            assumeTrue(version >= example.since(), example.title() + " needs PostgreSQL " + example.since());
            SameCatalog run = new SameCatalog(connection, example);
            if (example.alone()) {
                for (HostileNames names : WINDOWS) {
                    run.check(List.of(names));
                }
            } else {
                run.check(WINDOWS);
            }
        }
    }

    private void check(List<HostileNames> windows) throws SQLException {
        CatalogSnapshot before = catalogAfter(windows, names -> {});
        CatalogSnapshot expected = catalogAfter(windows, names -> execute(names, example.sql()));
        assertThat(expected).as("what the SQL of %s changes", example).isNotEqualTo(before);
        for (Way way : Way.values()) {
            CatalogSnapshot actual = catalogAfter(windows, names -> execute(way, names));
            assertThat(expected.diff(actual))
                    .as("%s, %s, %s", example, way, windows)
                    .isEmpty();
        }
    }

    private CatalogSnapshot catalogAfter(List<HostileNames> windows, Work work) throws SQLException {
        connection.setAutoCommit(!example.inATransaction());
        try {
            for (HostileNames names : windows) {
                execute(names, List.of("CREATE SCHEMA w_" + names.first(), "SET search_path = w_" + names.first()));
                execute(names, example.given());
                work.run(names);
            }
            return CatalogSnapshot.of(connection);
        } finally {
            clear(windows);
        }
    }

    private void clear(List<HostileNames> windows) throws SQLException {
        if (example.inATransaction()) {
            connection.rollback();
        } else {
            for (HostileNames names : windows) {
                execute(names, List.of("DROP SCHEMA w_" + names.first() + " CASCADE"));
            }
        }
    }

    private void execute(Way way, HostileNames names) throws SQLException {
        try {
            for (var query : example.queries()) {
                way.run(connection, query.apply(DSL.using(SQLDialect.POSTGRES), names));
            }
        } catch (NoSuchMethodError e) {
            if (System.getProperty("stemma.test.jooq") == null) {
                throw e;
            }
            // between its minor versions jOOQ keeps its sources compatible, not always its class files
            abort("This test, compiled against the oldest jOOQ, does not link with this one: " + e.getMessage());
        }
    }

    private void execute(HostileNames names, List<String> sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String text : sql) {
                statement.execute(names.write(text));
            }
        }
    }

    private interface Work {
        void run(HostileNames names) throws SQLException;
    }
}
