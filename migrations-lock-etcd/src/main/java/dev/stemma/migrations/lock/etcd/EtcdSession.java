package dev.stemma.migrations.lock.etcd;

import io.etcd.jetcd.Client;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An open client whose answers are waited for, for a bounded time. Its threads are daemons, and end with it. */
record EtcdSession(EtcdAddress address, Client client) implements AutoCloseable {

    /** As long as somebody may hold the lock. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** As long as nobody can be harmed: the client is slow to start where many processes start at once. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(30);

    static EtcdSession open(EtcdAddress address) {
        return new EtcdSession(address, address.open());
    }

    <T> T await(CompletableFuture<T> answer) {
        return await(answer, PATIENCE);
    }

    /** Before the lock is had. */
    <T> T awaitFirst(CompletableFuture<T> answer) {
        return await(answer, FIRST_PATIENCE);
    }

    /** Is not cut short by an interrupt, which is kept for the next pause between two tries. */
    private <T> T await(CompletableFuture<T> answer, Duration patience) {
        boolean interrupted = false;
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new EtcdFailure(address, deepestReason(e), e);
        } catch (TimeoutException e) {
            throw new EtcdFailure(address, "no answer within " + patience.toSeconds() + " s", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The outer ones say no more than that something went wrong. */
    private static String deepestReason(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return String.valueOf(deepest.getMessage());
    }

    @Override
    public void close() {
        client.close();
    }
}
