package dev.stemma.cli.project;

import dev.stemma.cli.connect.Database;
import dev.stemma.cli.connect.DatabaseAddress;
import dev.stemma.migrations.check.ScratchDatabase;
import dev.stemma.migrations.check.ScratchServer;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Scratch databases on the configured server where its role may create databases, else on an embedded server of which
 * nothing stays. Also when a signal ends the process, none is left behind.
 */
public final class ScratchDatabases implements ScratchServer, AutoCloseable {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final Consumer<String> log;
    private final Thread atExit = new Thread(this::dropCurrent, "drop-scratch-database");
    private Database server;
    private volatile boolean embedded;
    private @Nullable ScratchDatabase current;
    private boolean ending;

    private ScratchDatabases(Database server, boolean embedded, Consumer<String> log) {
        this.server = server;
        this.embedded = embedded;
        this.log = log;
    }

    /** On the server of that address; without one, and for an embedded one, on a temporary server. */
    public static ScratchDatabases on(Optional<DatabaseAddress> address, Consumer<String> log) {
        Optional<DatabaseAddress> remote = address.filter(DatabaseAddress.Remote.class::isInstance);
        ScratchDatabases databases = new ScratchDatabases(
                remote.isPresent() ? Database.open(remote.get(), log) : Database.temporary(log), remote.isEmpty(), log);
        Runtime.getRuntime().addShutdownHook(databases.atExit);
        return databases;
    }

    @Override
    public ScratchDatabase create() throws SQLException {
        try {
            return ScratchDatabase.create(server.dataSource(), server::neighbour, this::announced);
        } catch (SQLException e) {
            if (embedded || !INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw e;
            }
        }
        log.accept("The role may not create databases on the configured server");
        server.close();
        server = Database.temporary(log);
        embedded = true;
        return create();
    }

    /** Known before it is there: a signal may come while it is being created. */
    private synchronized void announced(ScratchDatabase next) {
        current = next;
        if (ending) {
            next.close();
        }
    }

    private synchronized @Nullable ScratchDatabase end() {
        ending = true;
        return current;
    }

    /** An embedded server takes its databases along. */
    private void dropCurrent() {
        ScratchDatabase left = end();
        if (left != null && !embedded) {
            left.close();
        }
    }

    @Override
    public void close() {
        server.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the process is ending already
            return;
        }
    }
}
