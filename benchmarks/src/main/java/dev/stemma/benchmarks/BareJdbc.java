package dev.stemma.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** The least that a program in Java on a database does: what a command line cannot be faster than. */
public final class BareJdbc {

    private BareJdbc() {}

    /** Connects to the URL, asks {@code SELECT 1}, and closes. */
    public static void main(String... arguments) throws SQLException {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(arguments[0]);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            row.next();
            System.out.println(row.getInt(1));
        }
    }
}
