package dev.stemma.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A JVM of its own that takes a lock and keeps it until it is killed. */
final class HoldingProcess implements AutoCloseable {

    private static final String HELD = "held";

    private final Process process;

    private HoldingProcess(Process process) {
        this.process = process;
    }

    /** Starts it, and waits until it has the lock. */
    static HoldingProcess start(
            Class<? extends LockContract> contract, String url, String name, Map<String, String> properties)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                HoldingProcess.class.getName(),
                contract.getName(),
                url,
                name));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        HoldingProcess holding = new HoldingProcess(process);
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(HELD)) {
                return holding;
            }
        }
        throw new IllegalStateException("The process that was to hold the lock ended");
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does: it cannot clean up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Takes the lock of a contract: its class, the database's URL and the lock's name. */
    public static void main(String... arguments) throws Exception {
        Constructor<? extends LockContract> constructor =
                Class.forName(arguments[0]).asSubclass(LockContract.class).getDeclaredConstructor();
        // tests are not public
        constructor.setAccessible(true);
        LockContract contract = constructor.newInstance();
        DataSource dataSource = LockContract.dataSource(arguments[1]);
        try (Connection connection = dataSource.getConnection();
                TestLock.Held held = contract.lock(dataSource, arguments[2])
                        .acquire(connection, Duration.ofSeconds(30), holder -> {})) {
            held.ensureHeld();
            System.out.println(HELD);
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }
}
