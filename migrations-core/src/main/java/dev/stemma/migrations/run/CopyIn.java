package dev.stemma.migrations.run;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Sends the data of a {@code COPY … FROM stdin} by the driver's copy interface. */
final class CopyIn {

    private CopyIn() {}

    static void run(Connection connection, String copy, String data) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new StringReader(data));
        } catch (IOException e) {
            throw new SQLException("Sending the data of COPY failed: " + e.getMessage(), e);
        }
    }
}
