package dev.stemma.migrations.plan;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.revision.InvalidTargetException;
import dev.stemma.migrations.revision.Symbol;
import dev.stemma.migrations.revision.Symbol.Keyword;
import dev.stemma.migrations.revision.Target;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the revisions that a symbol of a target means, whatever is applied. */
final class Places {

    private final RevisionGraph graph;

    Places(RevisionGraph graph) {
        this.graph = graph;
    }

    /** The revisions that an absolute target means; none for base. */
    List<String> of(Target.Absolute target) {
        return of(target, target.branch(), target.symbol());
    }

    /** The one revision that a relative target names to count from; null for base. */
    private @Nullable String start(Target.Relative target) {
        List<String> found = of(target, target.branch(), Objects.requireNonNull(target.from()));
        if (found.size() > 1) {
            throw multipleHeads(target, found);
        }
        return found.isEmpty() ? null : found.get(0);
    }

    /** Where a relative target that names its start comes to; null for base. */
    @Nullable
    String counted(Target.Relative target, Walk walk) {
        @Nullable String start = start(target);
        return target.steps() < 0
                ? walk.down(start, -target.steps())
                : walk.up(
                        start,
                        Objects.requireNonNull(target.from()).text(),
                        target.steps(),
                        target.branch() == null ? null : graph.branch(target.branch()));
    }

    private List<String> of(Target target, @Nullable String branch, Symbol symbol) {
        if (symbol instanceof Symbol.Name name) {
            return List.of((branch == null ? graph.named(name.text()) : graph.named(name.text(), branch)).id());
        }
        @Nullable RevisionSet lineage = branch == null ? null : graph.branch(branch);
        return switch ((Keyword) symbol) {
            case BASE -> List.of();
            case HEADS -> lineage == null ? graph.effectiveHeads() : within(lineage, graph.heads());
            case HEAD -> oneHead(target, lineage == null ? graph.heads() : within(lineage, graph.heads()));
            case CURRENT ->
                throw new InvalidTargetException(
                        target.text(),
                        "\"current\" is where the database is already",
                        "Type \"+1\" or \"-1\" to count from it; \"current\" stands in ranges of history.");
        };
    }

    private static List<String> oneHead(Target target, List<String> heads) {
        if (heads.size() > 1) {
            throw multipleHeads(target, heads);
        }
        return heads;
    }

    private static MultipleHeadsException multipleHeads(Target target, List<String> heads) {
        String instead = "Type one of them, \"heads\" for all of them, or a branch, as in \"label@head\".";
        if (target instanceof Target.Relative relative) {
            instead = "Count from one of them, as in \"%s%s\".".formatted(heads.get(0), relative.offset());
        } else if (target.branch() != null) {
            instead = "Type one of them, or \"%s@heads\" for all of them.".formatted(target.branch());
        }
        return new MultipleHeadsException(target.text(), heads, instead);
    }

    private static List<String> within(RevisionSet lineage, List<String> ids) {
        return ids.stream().filter(lineage::contains).toList();
    }
}
