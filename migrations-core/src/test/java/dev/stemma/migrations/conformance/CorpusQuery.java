package dev.stemma.migrations.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.graph.RevisionSet;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One question about a graph, with Alembic's answer.
 *
 * @param kind the name of the query in the corpus
 * @param asked how the list of differences calls the question
 * @param expect what Alembic answered
 */
record CorpusQuery(String graphName, RevisionGraph graph, String kind, String asked, JsonNode query, JsonNode expect) {

    /** How the list of differences calls this query. */
    String key() {
        return "%s | %s | %s | %s".formatted(graphName, kind, rows(), asked);
    }

    private String rows() {
        return String.join(",", CorpusGraph.texts(query.path("current")));
    }

    /** What our answer has other than Alembic's; empty when they agree. */
    Optional<String> difference() {
        Set<String> answer;
        try {
            answer = new TreeSet<>(answer());
        } catch (StemmaException e) {
            return differenceOfError(e);
        }
        if (expect.has("error") || !answer.equals(expected())) {
            return Optional.of("%s, where Alembic has %s".formatted(answer, expect));
        }
        return Optional.empty();
    }

    private Optional<String> differenceOfError(StemmaException e) {
        String kind = ErrorKinds.of(e);
        boolean anyError = expect.path("any_error").asBoolean() || e.code() == ErrorCode.INVALID_TARGET;
        return expect.has("error") && (anyError || expect.get("error").asText().equals(kind))
                ? Optional.empty()
                : Optional.of("error %s (%s), where Alembic has %s".formatted(kind, e.getMessage(), expect));
    }

    private Set<String> expected() {
        JsonNode revision = expect.path("revision");
        if (!revision.isMissingNode()) {
            return revision.isNull() ? Set.of() : Set.of(revision.asText());
        }
        Set<String> revisions = new TreeSet<>(CorpusGraph.texts(expect.get("revisions")));
        revisions.remove("base");
        return revisions;
    }

    private Collection<String> answer() {
        Planner planner = new Planner(graph);
        return switch (kind) {
            case "current_head" -> ids(planner.resolve(Set.of(), head()));
            case "resolve" -> ids(planner.resolve(Set.of(), asked));
            case "history" -> ids(planner.history(closure(CorpusGraph.texts(query.path("current"))), asked));
            case "current" -> planner.branchTips(closure(CorpusGraph.texts(query.get("heads"))));
            case "lineage" -> lineage(planner);
            case "ranges" -> range(planner);
            default -> throw new IllegalStateException("no such kind of query: " + kind);
        };
    }

    private String head() {
        return query.get("label").isNull() ? "head" : query.get("label").asText() + "@head";
    }

    private Set<String> lineage(Planner planner) {
        String against = query.get("against").asText();
        Set<String> related = new HashSet<>(ids(planner.resolve(Set.of(), against)));
        int at = against.indexOf('@');
        if (at > 0) {
            related.add(graph.named(against.substring(0, at)).id());
        }
        Lineage edges = query.get("with_deps").asBoolean() ? Lineage.PARENTS_AND_DEPENDENCIES : Lineage.PARENTS;
        RevisionSet lineage = graph.ancestors(related, edges).union(graph.descendants(related, edges));
        Set<String> targets = new HashSet<>(CorpusGraph.texts(query.get("targets")));
        targets.removeIf(target -> !related.isEmpty() && !lineage.contains(target));
        return targets;
    }

    /** Alembic's {@code iterate_revisions} with flags, of which ours are upgrade, downgrade and history. */
    private Set<String> range(Planner planner) {
        Set<String> lower = new HashSet<>(places(planner, query.get("lower")));
        boolean inclusive = query.get("inclusive").asBoolean();
        if (query.get("downgrade").asBoolean()) {
            return steps(planner.downgrade(
                    closure(places(planner, query.get("upper"))),
                    query.get("lower").asText("base")));
        }
        Set<String> found = new HashSet<>();
        if (query.get("implicit_base").asBoolean()) {
            for (String upper : names(query.get("upper"))) {
                found.addAll(steps(planner.upgrade(closure(lower), upper)));
            }
        } else {
            found.addAll(ids(planner.history(
                    Set.of(),
                    query.get("lower").asText("") + ":" + query.get("upper").asText())));
        }
        if (inclusive) {
            found.addAll(lower);
        } else {
            found.removeAll(lower);
        }
        return found;
    }

    private static List<String> names(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? CorpusGraph.texts(oneOrMany) : List.of(oneOrMany.asText());
    }

    private static List<String> places(Planner planner, JsonNode oneOrMany) {
        if (oneOrMany.isNull()) {
            return List.of();
        }
        List<String> places = new ArrayList<>();
        names(oneOrMany).forEach(name -> places.addAll(ids(planner.resolve(Set.of(), name))));
        return places;
    }

    private Set<String> closure(Collection<String> rows) {
        return graph.ancestors(rows, Lineage.PARENTS_AND_DEPENDENCIES);
    }

    private static Set<String> steps(Plan plan) {
        return new HashSet<>(
                plan.steps().stream().map(step -> step.revision().id()).toList());
    }

    private static List<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }

    @Override
    public String toString() {
        return key();
    }
}
