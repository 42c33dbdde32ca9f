package dev.stemma.migrations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A JVM of its own that upgrades a database to its head, and waits at each boundary for leave to go on. */
final class KilledProcess implements AutoCloseable {

    private static final String GO = "go";
    private static final String DONE = "done";

    private final Process process;
    private final BufferedReader output;
    private final PrintWriter input;

    private KilledProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** Starts it; it does nothing before the first leave to go on. */
    static KilledProcess start(String url, List<String> scripts) throws IOException {
        return new KilledProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        url,
                        String.join(" ", scripts))
                .redirectError(Redirect.INHERIT)
                .start());
    }

    /** Lets it go on, to the next boundary, whose name this gives; null when the run is done. */
    @Nullable
    String goOn() throws IOException {
        input.println(GO);
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("The process ended by itself");
        }
        return line.equals(DONE) ? null : line;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** Takes the database's URL and the scripts' locations. */
    public static void main(String... arguments) {
        BufferedReader leave = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream told = System.out;
        Boundaries boundaries = new Boundaries(name -> {
            told.println(name);
            await(leave);
        });
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(arguments[0]);
        StemmaBuilder builder = Stemma.builder(boundaries.in(dataSource)).listener(boundaries::listen);
        List.of(arguments[1].split(" ")).forEach(builder::scripts);
        Stemma stemma = builder.build();
        await(leave);
        stemma.upgrade("head");
        told.println(DONE);
    }

    private static void await(BufferedReader leave) {
        try {
            leave.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
