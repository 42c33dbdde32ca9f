package dev.stemma.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each {@link TestDatabase} parameter of a test method a new database, and after the test fails it when
 * connections to that database were left open. Used as {@code @ExtendWith(Databases.class)}.
 */
public final class Databases implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(Databases.class);
    private static final AtomicInteger COUNTER = new AtomicInteger();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestServer server = server(context);
        String name = String.format(
                Locale.ROOT, "stemma_%d_%d", ProcessHandle.current().pid(), COUNTER.incrementAndGet());
        try (Connection admin = server.admin();
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create a database for the test", e);
        }
        created(context).add(name);
        return new TestDatabase(server, name);
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException, InterruptedException {
        List<String> leaks = new ArrayList<>();
        try (Connection admin = server(context).admin();
                Statement statement = admin.createStatement()) {
            for (String name : created(context)) {
                leaks.addAll(openConnections(statement, name));
                statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
            }
        }
        if (!leaks.isEmpty()) {
            throw new AssertionError("Connections left open after the test: " + leaks);
        }
    }

    /** A closed connection's backend takes a moment to go, hence the patience. */
    private static List<String> openConnections(Statement statement, String database)
            throws SQLException, InterruptedException {
        List<String> open = List.of();
        for (int attempt = 0; attempt < 50; attempt++) {
            open = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT pid || ' ' || state || ' ' || query" + " FROM pg_stat_activity WHERE datname = '" + database
                            + "' AND backend_type = 'client backend'")) {
                while (rows.next()) {
                    open.add(rows.getString(1));
                }
            }
            if (open.isEmpty()) {
                break;
            }
            Thread.sleep(20);
        }
        return open;
    }

    private static TestServer server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestServer.class, key -> TestServer.start(), TestServer.class);
    }

    @SuppressWarnings("unchecked")
    private static List<String> created(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent("created", key -> new ArrayList<String>(), List.class);
    }
}
