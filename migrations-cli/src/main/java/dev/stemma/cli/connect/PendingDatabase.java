package dev.stemma.cli.connect;

import dev.stemma.cli.UserException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A database that is being connected to, while something else is done. Where the server is an embedded one, nothing happens
 * before it is taken: it need not start for a command that fails before.
 */
public final class PendingDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final Consumer<String> log;
    private @Nullable FutureTask<Database> connecting;

    private PendingDatabase(DatabaseAddress address, Consumer<String> log, @Nullable FutureTask<Database> connecting) {
        this.address = address;
        this.log = log;
        this.connecting = connecting;
    }

    /**
     * Begins to connect.
     *
     * @param address which database
     * @param log where it is said that a server starts
     * @return what waits for it
     */
    public static PendingDatabase of(DatabaseAddress address, Consumer<String> log) {
        if (!(address instanceof DatabaseAddress.Remote)) {
            return new PendingDatabase(address, log, null);
        }
        FutureTask<Database> connecting = new FutureTask<>(() -> Database.open(address, log)) {
            /** Nobody waits for it any more. */
            @Override
            protected void set(Database database) {
                super.set(database);
                if (isCancelled()) {
                    database.close();
                }
            }
        };
        Thread thread = new Thread(connecting, "migrate-connect");
        thread.setDaemon(true);
        thread.start();
        return new PendingDatabase(address, log, connecting);
    }

    /**
     * Waits until it is connected; it is the caller's to close from then on.
     *
     * @return the database
     * @throws UserException when the server cannot be reached or refuses
     */
    public Database take() {
        FutureTask<Database> task = connecting;
        if (task == null) {
            return Database.open(address, log);
        }
        connecting = null;
        return resultOf(task);
    }

    private static Database resultOf(FutureTask<Database> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while connecting");
        }
    }

    /** Gives up what was not taken. */
    @Override
    public void close() {
        FutureTask<Database> task = connecting;
        if (task != null && !task.cancel(false)) {
            closeResultOf(task);
        }
    }

    private static void closeResultOf(FutureTask<Database> task) {
        try {
            task.get().close();
        } catch (ExecutionException e) {
            // nothing was opened, and nobody wants to know
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
