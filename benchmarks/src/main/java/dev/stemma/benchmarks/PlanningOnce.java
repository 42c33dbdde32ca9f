package dev.stemma.benchmarks;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.revision.Revision;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Building a graph and planning up and down, once, as a command does it: in a JVM that has done nothing yet. */
public final class PlanningOnce {

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
        return FreshProcesses.milliseconds(
                PlanningOnce.class, System.getProperty("java.class.path"), shape.name(), String.valueOf(size));
    }
}
