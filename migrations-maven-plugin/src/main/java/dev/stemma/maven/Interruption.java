package dev.stemma.maven;

import dev.stemma.migrations.run.Cancellation;
import java.time.Duration;

/** What Ctrl-C does to a run within a build: the run is cancelled and its step undone before the JVM ends. */
final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Cancellation cancellation = new Cancellation();
    private final Thread atShutdown = new Thread(() -> cancellation.cancel(PATIENCE), "cancel-migrations");

    private Interruption() {}

    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.atShutdown);
        return interruption;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            // the JVM is ending, and waits for the cancellation
            return;
        }
    }
}
