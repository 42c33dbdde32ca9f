package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.Main;

/**
 * The parts that compare with nobody and print tables of their own, each in a JVM of its own since its heap is part of what
 * they measure.
 */
enum OwnProcess {
    /** Building graphs, planning, reading headers. */
    GRAPH("graph", GraphBenchmark.class, "-Xms2g -Xmx2g"),
    /** Loading fixtures in little memory. */
    FIXTURES("fixtures", FixtureBenchmark.class, "-Xmx128m"),
    /** Start-ups from a jar, with and without an index, also the first of a JVM. */
    JAR("jar", StartUpBenchmark.class, "-Xmx2g"),
    /** What is short and waits for nobody, with what it allocates; JMH has JVMs of its own. */
    MICRO("micro", Main.class, "-Xmx256m", "-f 1 -wi 5 -w 1s -i 7 -r 1s -prof gc");

    private static final List<String> PASSED = List.of("fixture.rows", "fixture.rounds", "benchmarks.root");

    private final String part;
    private final Class<?> main;
    private final String options;
    private final String arguments;

    OwnProcess(String part, Class<?> main, String options) {
        this(part, main, options, "");
    }

    OwnProcess(String part, Class<?> main, String options, String arguments) {
        this.part = part;
        this.main = main;
        this.options = options;
        this.arguments = arguments;
    }

    static OwnProcess of(String part) {
        return Arrays.stream(values())
                .filter(each -> each.part.equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no part " + part));
    }

    void run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Program.java().file().toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true"));
        for (String name : PASSED) {
            Stream.ofNullable(System.getProperty(name))
                    .filter(value -> !value.isEmpty())
                    .forEach(value -> command.add("-D" + name + "=" + value));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), main.getName()));
        if (!arguments.isEmpty()) {
            command.addAll(List.of(arguments.split(" ")));
        }
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException("the part " + part + " ended with " + code);
        }
        System.out.println();
    }
}
