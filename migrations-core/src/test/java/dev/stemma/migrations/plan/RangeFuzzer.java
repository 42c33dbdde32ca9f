package dev.stemma.migrations.plan;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.graph.Arrows;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.testkit.fuzz.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Fuzzes ranges and targets on a graph with branches, labels, a merge and a dependency, in all that takes them. */
public final class RangeFuzzer {

    private static final RevisionGraph GRAPH =
            Arrows.graph("aaaa; b1b1<-aaaa; b2b2[lib-2]<-aaaa; cccc<-b1b1,b2b2; dddd[lib]<-b2b2; eeee ~b1b1");
    private static final Set<String> APPLIED = Set.of("aaaa", "b1b1");

    private RangeFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Planner planner = new Planner(GRAPH);
        List<Consumer<String>> takers = List.of(
                range -> planner.history(APPLIED, range),
                target -> planner.upgrade(APPLIED, target),
                target -> planner.downgrade(APPLIED, target),
                target -> planner.stamp(APPLIED, List.of(target)),
                target -> planner.resolve(APPLIED, target));
        for (Consumer<String> taker : takers) {
            try {
                taker.accept(text);
            } catch (StemmaException e) {
                Messages.check(e.getMessage(), text);
            }
        }
    }
}
