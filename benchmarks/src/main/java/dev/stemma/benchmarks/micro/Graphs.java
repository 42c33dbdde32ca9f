package dev.stemma.benchmarks.micro;

import dev.stemma.benchmarks.Shape;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Building a graph, and planning on it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Graphs {

    /** How the revisions hang together. */
    @Param
    Shape shape = Shape.CHAIN;

    /** How many there are. */
    @Param({"1000", "10000"})
    int size;

    private List<Revision> revisions = List.of();
    private Set<String> all = Set.of();
    private Planner planner = new Planner(RevisionGraph.of(List.of()));

    /** Makes what is not measured. */
    @Setup
    public void make() {
        revisions = shape.revisions(size);
        all = revisions.stream().map(Revision::id).collect(Collectors.toUnmodifiableSet());
        planner = new Planner(RevisionGraph.of(revisions));
    }

    /**
     * Links the revisions.
     *
     * @return the graph
     */
    @Benchmark
    public RevisionGraph build() {
        return RevisionGraph.of(revisions);
    }

    /**
     * Plans from an empty database to all heads.
     *
     * @return the plan
     */
    @Benchmark
    public Plan upgradeHeads() {
        return planner.upgrade(Set.of(), "heads");
    }

    /**
     * Plans from all heads to an empty database.
     *
     * @return the plan
     */
    @Benchmark
    public Plan downgradeBase() {
        return planner.downgrade(all, "base");
    }
}
