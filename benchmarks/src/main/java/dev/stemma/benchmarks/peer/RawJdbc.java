package dev.stemma.benchmarks.peer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** No tool: what the driver and the server need for the same, in three round trips a revision. */
public record RawJdbc(Workload workload) implements Contender {

    @Override
    public String name() {
        return "raw JDBC";
    }

    @Override
    public void migrate(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TABLE version (id text NOT NULL)");
            statement.execute("INSERT INTO version VALUES ('')");
            connection.commit();
            for (int number = 1; number <= workload.size(); number++) {
                statement.execute(workload.up(number));
                statement.execute("UPDATE version SET id = '" + Workload.id(number) + "'");
                connection.commit();
            }
        }
    }

    @Override
    public void beAtHead(Database database) {
        // it keeps no books
    }

    @Override
    public List<Start> starts(Database database) {
        return List.of(new Start("connect, SELECT 1, close", Start.Kind.BUILT, () -> selectOne(database)));
    }

    private static void selectOne(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            row.next();
        }
    }
}
