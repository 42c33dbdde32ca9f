package dev.stemma.migrations;

import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody else's transaction, which keeps its locks for a while. */
final class Holder implements AutoCloseable {

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch holding = new CountDownLatch(1);
    private final CompletableFuture<Void> work;
    private volatile boolean askedToEnd;

    private Holder(TestDatabase database, String application, String statement, Duration hold) {
        work = CompletableFuture.runAsync(() -> hold(database, application, statement, hold));
    }

    /** Begins it, and waits until it has its locks. */
    static Holder of(TestDatabase database, String application, String statement, Duration hold)
            throws InterruptedException {
        Holder holder = new Holder(database, application, statement, hold);
        if (!holder.holding.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The other transaction did not get its locks");
        }
        return holder;
    }

    private void hold(TestDatabase database, String application, String sql, Duration hold) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET application_name = '" + application + "'");
            connection.setAutoCommit(false);
            statement.execute(sql);
            holding.countDown();
            askedToEnd = end.await(hold.toMillis(), TimeUnit.MILLISECONDS);
            connection.rollback();
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return !work.isDone();
    }

    /** What ran meanwhile had to wait until it ended by itself. */
    void requireEnded() {
        work.orTimeout(10, TimeUnit.SECONDS).join();
        if (askedToEnd) {
            throw new AssertionError("nobody waited for this transaction");
        }
    }

    @Override
    public void close() {
        end.countDown();
        work.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
