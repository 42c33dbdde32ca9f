package dev.stemma.benchmarks;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.revision.Revision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Building a graph and planning up and down, once, as a command does it: in a JVM that has done nothing yet. */
public final class PlanningOnce {

    private static final int PROCESSES = 9;

    private PlanningOnce() {}

    /** Prints the milliseconds that one shape of one size takes. */
    public static void main(String... arguments) {
        List<Revision> revisions = Shape.valueOf(arguments[0]).revisions(Integer.parseInt(arguments[1]));
        Set<String> all = revisions.stream().map(Revision::id).collect(Collectors.toCollection(HashSet::new));
        long start = System.nanoTime();
        RevisionGraph graph = RevisionGraph.of(revisions);
        int steps = new Planner(graph).upgrade(Set.of(), "heads").steps().size()
                + new Planner(graph).downgrade(all, "base").steps().size();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (steps != 2 * revisions.size()) {
            throw new IllegalStateException(steps + " steps");
        }
        System.out.printf(Locale.ROOT, "%.3f%n", milliseconds);
    }

    /** The median of several processes, in milliseconds. */
    static double inFreshProcesses(Shape shape, int size) throws IOException {
        double[] times = new double[PROCESSES];
        for (int i = 0; i < PROCESSES; i++) {
            times[i] = inFreshProcess(shape, size);
        }
        Arrays.sort(times);
        return times[PROCESSES / 2];
    }

    private static double inFreshProcess(Shape shape, int size) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlanningOnce.class.getName(),
                        shape.name(),
                        String.valueOf(size))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the measured process printed nothing");
            }
            return Double.parseDouble(line);
        }
    }
}
