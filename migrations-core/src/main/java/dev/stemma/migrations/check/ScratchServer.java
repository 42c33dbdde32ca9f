package dev.stemma.migrations.check;

import java.sql.SQLException;

/** Gives empty databases. */
@FunctionalInterface
public interface ScratchServer {

    /**
     * A new empty database.
     *
     * @return the database, the caller's to close
     * @throws SQLException when the server refuses
     */
    ScratchDatabase create() throws SQLException;
}
