package dev.stemma.cli;

import dev.stemma.migrations.run.Cancellation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What Ctrl-C and SIGTERM do: the run is cancelled and undone, and says so, before the process ends with the signal's code. */
final class Interruption {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int INTERRUPTED = 130;

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption() {}

    /** Takes effect from here on; the JVM gives the exit code, 130 or 143. */
    static Interruption install() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::atShutdown, "migrate-interruption"));
        return interruption;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** The command has said what there is to say; a normal end has nothing to wait for. */
    void commandHasEnded() {
        ended.countDown();
    }

    private void atShutdown() {
        if (ended.getCount() == 0) {
            return;
        }
        endAtOnceWhenAskedAgain();
        if (!cancellation.cancel(PATIENCE)) {
            System.err.println("Warning: the run did not end in " + PATIENCE.toSeconds()
                    + " s; the server undoes its unfinished step. 'migrate status' tells what is applied");
        }
        try {
            if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("Warning: migrate was ended while it was at work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** By reflection: the compiler warns of the class by its name, and a JVM without it can do without. */
    private static void endAtOnceWhenAskedAgain() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object halt = Proxy.newProxyInstance(
                    Interruption.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        Runtime.getRuntime().halt(INTERRUPTED);
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), halt);
        } catch (ReflectiveOperationException e) {
            // then the second signal is ignored, as the JVM does
        }
    }
}
