package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.graph.Arrows;
import dev.stemma.migrations.graph.DependencyCycleException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The revisions of these graphs are created in the order of their ids. */
class RebasePlannerTest {

    private static final String TWO_TOPICS = "a; b1<-a; b2<-b1; c1<-a; c2<-c1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a; b1<-a; b2<-b1; c1<-a; c2<-c1        | -   | -  | c1<-b2          | c2",
                "a; b1<-a; b2<-b1; c1<-a; c2<-c1        | b2  | -  | b1<-c2          | b2",
                "a; b1<-a; b2<-b1; c1<-a; c2<-c1        | b1  | -  | b1<-c2          | b2",
                "a; b1<-a; b2<-b1; c1<-a; c2<-c1        | -   | c2 | b1<-c2          | b2",
                "a; b1<-a; b2<-b1; c1<-a; c2<-c1        | c2  | b1 | c1<-b1          | b2 c2",
                // a merge of what it will stand on anyway is a merge no more
                "a; b<-a; b2<-b; c<-a; d<-c,b           | d   | b2 | c<-b2; d<-c     | d",
                // a topic with a fork and a merge of its own
                "a; b<-a; c<-a; d<-a; e<-c,d            | e   | b  | c<-b; d<-b      | e",
                "a; b<-a; c<-a; d<-a                    | c d | -  | c<-b; d<-c      | d",
                "a; b<-a; c<-a; d<-a                    | -   | c  | b<-c; d<-b      | d",
                // a base of its own moves when it is named
                "a; b<-a; x; y<-x                       | y   | -  | x<-b            | y",
                "a; b<-a                                | -   | -  | ''              | b",
                "a; b<-a                                | -   | b  | ''              | b",
                "a; b<-a                                | b   | a  | ''              | b",
            })
    void plan_ofBranches_repointsTheirFirstRevisions(
            String graph, @Nullable String named, @Nullable String onto, String changes, String heads) {
        RebasePlan plan = plan(graph, named == null ? List.of() : Arrays.asList(named.split(" ")), onto);
        assertThat(plan.changes().stream()
                        .map(change -> change.revision().id() + "<-" + String.join(",", change.parents()))
                        .collect(Collectors.joining("; ")))
                .isEqualTo(changes);
        assertThat(String.join(" ", plan.headsAfter())).isEqualTo(heads);
    }

    @Test
    void plan_ofTwoBranches_saysWhyThisOneMoves() {
        RebasePlan plan = plan(TWO_TOPICS, List.of(), null);
        assertThat(plan.reason())
                .isEqualTo("its first revision was created later (c1 time, and b1 time on the other branch)");
        assertThat(plan.moved()).containsExactly("c1", "c2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a; b<-a; c<-a; d<-a      | -   | - | There are 3 heads: b, c, d. Say which branches to move",
                "a; b<-a; c<-a; d<-a      | b   | - | There are several heads to put b on: c, d. Choose with --onto.",
                "a; b<-a; c<-a            | a   | - | a is below several heads: b, c. Name one of them.",
                "a; b<-a; c<-a            | b c | - | There is no other head to put b, c on.",
                "a; b<-a; c<-b            | b   | c | b stands below c only",
                "a; b<-a; c<-b; d<-a      | d c | d | d stands below d only",
                "a; b<-a; x; y<-x         | -   | - | has a base of its own, x; it may be meant to stay apart.",
                "a; b<-a; c[lib]<-a       | -   | - | carries the branch label lib; it may be meant to stay apart.",
            })
    void plan_ofWhatIsNotClear_isRefused(String graph, @Nullable String named, @Nullable String onto, String message) {
        assertThatThrownBy(() -> plan(graph, named == null ? List.of() : Arrays.asList(named.split(" ")), onto))
                .isInstanceOf(InvalidRebaseException.class)
                .hasMessageContaining(message)
                .hasMessageEndingWith("Nothing was written.");
    }

    @Test
    void plan_withoutCreationTimes_asksForAName() {
        RebasePlanner planner = new RebasePlanner(Arrows.graph(TWO_TOPICS), id -> Optional.empty());
        assertThatThrownBy(() -> planner.plan(List.of(), null)).hasMessageContaining("Name the one to move.");
    }

    @Test
    void plan_whereTheOtherBranchDependsOnTheMovedOne_isRefused() {
        assertThatThrownBy(() -> plan("a; b<-a ~c; c<-a", List.of("c"), null))
                .isInstanceOf(DependencyCycleException.class);
    }

    private static RebasePlan plan(String graph, List<String> named, @Nullable String onto) {
        return new RebasePlanner(Arrows.graph(graph), id -> Optional.of(id + " time")).plan(named, onto);
    }
}
