package dev.stemma.benchmarks;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.ScriptsLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints, as a Markdown table, how building a graph, planning, and reading script headers grow. */
public final class GraphBenchmark {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final List<Integer> FILES = List.of(1_000, 10_000);

    private GraphBenchmark() {}

    /** Measures and prints. */
    public static void main(String... arguments) throws IOException {
        System.out.println("| graph, fresh JVM | revisions | build and both plans ms | growth |");
        System.out.println("| --- | --: | --: | --: |");
        for (Shape shape : Shape.values()) {
            double before = 0;
            for (int size : SIZES) {
                before = printOnce(shape, size, before);
            }
        }
        System.out.println();
        System.out.println(
                "| graph, warm | revisions | build ms | upgrade heads ms | downgrade base ms | together ms | growth |");
        System.out.println("| --- | --: | --: | --: | --: | --: | --: |");
        for (Shape shape : Shape.values()) {
            double before = 0;
            for (int size : SIZES) {
                before = printPlanning(shape, size, before);
            }
        }
        System.out.println();
        System.out.println("| script files on disk | headers and graph ms | growth |");
        System.out.println("| --: | --: | --: |");
        double before = 0;
        for (int count : FILES) {
            before = printReading(count, before);
        }
    }

    private static double printOnce(Shape shape, int size, double before) throws IOException {
        double once = PlanningOnce.inFreshProcesses(shape, size);
        System.out.printf(Locale.ROOT, "| %s | %,d | %.0f | %s |%n", name(shape), size, once, growth(once, before));
        return once;
    }

    private static String name(Shape shape) {
        return shape.name().toLowerCase(Locale.ROOT);
    }

    private static double printPlanning(Shape shape, int size, double before) {
        List<Revision> revisions = shape.revisions(size);
        RevisionGraph graph = RevisionGraph.of(revisions);
        Set<String> all = revisions.stream().map(Revision::id).collect(Collectors.toCollection(HashSet::new));
        double build = Medians.milliseconds(() -> RevisionGraph.of(revisions));
        double up = Medians.milliseconds(() -> new Planner(graph).upgrade(Set.of(), "heads"));
        double down = Medians.milliseconds(() -> new Planner(graph).downgrade(all, "base"));
        double together = build + up + down;
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.2f | %.2f | %.2f | %.2f | %s |%n",
                name(shape),
                size,
                build,
                up,
                down,
                together,
                growth(together, before));
        return together;
    }

    private static double printReading(int count, double before) throws IOException {
        Path folder = Files.createTempDirectory("stemma-benchmark");
        try {
            for (Revision revision : Shape.MERGES.revisions(count)) {
                Files.writeString(folder.resolve(revision.id() + ".sql"), script(revision));
            }
            ScriptsLocation location =
                    ScriptsLocation.parse(folder.toString(), folder, GraphBenchmark.class.getClassLoader());
            double reading = Medians.milliseconds(() -> ScriptCatalog.load(List.of(location)));
            System.out.printf(Locale.ROOT, "| %,d | %.1f | %s |%n", count, reading, growth(reading, before));
            return reading;
        } finally {
            ScriptsJar.delete(folder);
        }
    }

    private static String script(Revision revision) {
        return "-- " + revision.message() + "\n--\n-- revision: " + revision.id() + "\n-- revises: "
                + String.join(", ", revision.parents())
                + "\n-- branch-labels:\n-- depends-on:\n-- created: 2026-11-22T12:00:00Z\n\n-- migrate:up\n"
                + "ALTER TABLE kernels ADD COLUMN c text;\nUPDATE kernels SET c = 'x';\n".repeat(20)
                + "\n-- migrate:down\nALTER TABLE kernels DROP COLUMN c;\n";
    }

    private static String growth(double now, double before) {
        return before == 0 ? "" : String.format(Locale.ROOT, "%.1f-fold", now / before);
    }
}
