package dev.stemma.cli.output;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes a history in the languages of programs that draw graphs; the newest revision on top. */
public final class GraphLanguages {

    private final Console console;
    private final RevisionGraph graph;
    private final List<HistoryEntry> newestFirst;
    private final Map<String, Integer> numbers = new HashMap<>();

    /** For some revisions of a graph; edges to others are left out. */
    public GraphLanguages(Console console, RevisionGraph graph, List<HistoryEntry> newestFirst) {
        this.console = console;
        this.graph = graph;
        this.newestFirst = List.copyOf(newestFirst);
        newestFirst.forEach(entry -> numbers.put(entry.revision().id(), numbers.size()));
    }

    /** Graphviz; dependencies are dashed, the current revisions and heads are bold. */
    public void dot() {
        console.result("digraph revisions {");
        console.result("  rankdir=BT;");
        console.result("  node [shape=box, fontname=\"monospace\"];");
        for (HistoryEntry entry : newestFirst) {
            String label = quoted(entry.revision().id(), "\\", "\\\\", "\"", "\\\"")
                    + "\\n"
                    + quoted(entry.revision().message(), "\\", "\\\\", "\"", "\\\"");
            console.result("  r" + number(entry.revision().id()) + " [label=\"" + label + "\""
                    + (entry.current() || entry.head() ? ", style=bold" : "")
                    + (entry.current() ? ", color=darkgreen" : "") + "];");
        }
        edges(
                (from, to) -> console.result("  r" + from + " -> r" + to + ";"),
                (from, to) -> console.result("  r" + from + " -> r" + to + " [style=dashed];"));
        console.result("}");
    }

    /** Mermaid; dependencies are dotted. */
    public void mermaid() {
        console.result("graph BT");
        for (HistoryEntry entry : newestFirst) {
            Revision revision = entry.revision();
            String label = quoted(revision.id(), "\"", "#quot;")
                    + (revision.message().isEmpty()
                            ? ""
                            : "<br/>" + quoted(revision.message(), "<", "#lt;", "\"", "#quot;"));
            console.result(
                    "  r" + number(revision.id()) + "[\"" + label + "\"]" + (entry.current() ? ":::current" : ""));
        }
        edges(
                (from, to) -> console.result("  r" + from + " --> r" + to),
                (from, to) -> console.result("  r" + from + " -.-> r" + to));
        if (newestFirst.stream().anyMatch(HistoryEntry::current)) {
            console.result("  classDef current stroke:green,stroke-width:3px");
        }
    }

    private int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    private void edges(BiConsumer<Integer, Integer> child, BiConsumer<Integer, Integer> dependent) {
        for (HistoryEntry entry : newestFirst) {
            String id = entry.revision().id();
            List<String> parents = graph.parents(id);
            parents.stream().filter(numbers::containsKey).forEach(parent -> child.accept(number(parent), number(id)));
            graph.dependencies(id).stream()
                    .filter(numbers::containsKey)
                    .filter(dependency -> !parents.contains(dependency))
                    .forEach(dependency -> dependent.accept(number(dependency), number(id)));
        }
    }

    private static String quoted(String text, String... replacements) {
        String quoted = text;
        for (int i = 0; i < replacements.length; i += 2) {
            quoted = quoted.replace(replacements[i], replacements[i + 1]);
        }
        return quoted;
    }
}
