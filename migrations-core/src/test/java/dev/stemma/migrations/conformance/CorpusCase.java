package dev.stemma.migrations.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One upgrade, downgrade or stamp, with what Alembic did. */
record CorpusCase(String graphName, RevisionGraph graph, JsonNode json) {

    String op() {
        return json.get("op").asText();
    }

    String target() {
        return json.get("target").asText();
    }

    List<String> rows() {
        return CorpusGraph.texts(json.get("current"));
    }

    /** How the list of differences calls this case. */
    String key() {
        return "%s | %s | %s | %s".formatted(graphName, op(), String.join(",", rows()), target());
    }

    /** What our answer has other than Alembic's; empty when they agree. */
    Optional<String> difference() {
        Plan plan;
        try {
            plan = plan();
        } catch (StemmaException e) {
            return differenceOfError(e);
        }
        return differenceOfPlan(plan);
    }

    private Plan plan() {
        Planner planner = new Planner(graph);
        return switch (op()) {
            case "upgrade" -> planner.upgrade(applied(), target());
            case "downgrade" -> planner.downgrade(applied(), target());
            default -> planner.stamp(applied(), List.of(target()));
        };
    }

    /** A version table has the heads only; ours has everything applied. */
    private Set<String> applied() {
        List<String> known = rows().stream().filter(graph::contains).toList();
        Set<String> applied = new HashSet<>(graph.ancestors(known, Lineage.PARENTS_AND_DEPENDENCIES));
        applied.addAll(rows());
        return applied;
    }

    /** A malformed target has no kind of its own in the corpus: it gives whatever its readable part gives. */
    private Optional<String> differenceOfError(StemmaException e) {
        String kind = ErrorKinds.of(e);
        JsonNode expect = json.get("expect");
        boolean anyError = expect.path("any_error").asBoolean() || e.code() == ErrorCode.INVALID_TARGET;
        boolean alternative = alternatives().stream()
                .filter(a -> a.get(0).asText().equals("error"))
                .anyMatch(a -> Set.of(kind, "internal").contains(a.get(1).asText()));
        if (alternative
                || (expect.has("error")
                        && (anyError || expect.get("error").asText().equals(kind)))) {
            return Optional.empty();
        }
        return Optional.of("error %s (%s), where Alembic has %s".formatted(kind, e.getMessage(), expect));
    }

    private Optional<String> differenceOfPlan(Plan plan) {
        if (!op().equals("stamp")) {
            Optional<String> disorder = disorder(plan);
            if (disorder.isPresent()) {
                return disorder;
            }
        }
        Set<String> steps = new TreeSet<>();
        if (!op().equals("stamp")) {
            plan.steps().forEach(step -> steps.add(step.revision().id()));
        }
        JsonNode expect = json.get("expect");
        Set<String> heads = new TreeSet<>(plan.headsAfter());
        boolean agreed = expect.has("steps")
                && set(expect.get("steps")).equals(steps)
                && (set(expect.path("heads_after")).equals(heads) || sane(heads));
        boolean alternative = alternatives().stream()
                .filter(a -> a.get(0).asText().equals("ok"))
                .anyMatch(a -> set(a.get(2)).equals(steps) && (set(a.get(3)).equals(heads) || sane(heads)));
        if (agreed || alternative) {
            return Optional.empty();
        }
        return Optional.of("steps %s and heads %s, where Alembic has %s".formatted(steps, heads, expect));
    }

    private boolean sane(Set<String> heads) {
        JsonNode sane = json.get("expect").path("sane_heads_after");
        return sane.isArray() && set(sane).equals(heads);
    }

    private List<JsonNode> alternatives() {
        return json.path("unstable").asBoolean() ? CorpusGraph.elements(json.get("alternatives")) : List.of();
    }

    /** A step that runs before what it needs, or is undone before what needs it. */
    private Optional<String> disorder(Plan plan) {
        Set<String> now = applied();
        List<String> wrong = new ArrayList<>();
        for (Step step : plan.steps()) {
            String id = step.revision().id();
            boolean up = step.direction() == Direction.UPGRADE;
            boolean ready = up
                    ? now.containsAll(graph.needs(id))
                    : now.stream().noneMatch(other -> graph.needs(other).contains(id));
            boolean changed = up ? now.add(id) : now.remove(id);
            if (!ready || !changed) {
                wrong.add(id);
            }
        }
        return wrong.isEmpty() ? Optional.empty() : Optional.of("out of order: " + wrong);
    }

    private static Set<String> set(JsonNode array) {
        return new TreeSet<>(CorpusGraph.texts(array));
    }

    @Override
    public String toString() {
        return key();
    }
}
