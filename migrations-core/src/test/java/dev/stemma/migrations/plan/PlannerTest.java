package dev.stemma.migrations.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.stemma.migrations.graph.Arrows;
import dev.stemma.migrations.graph.UnknownRevisionException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {

    private static final String CHAIN = "aaaa1; aaab2<-aaaa1; cccc3<-aaab2; dddd4<-cccc3";
    private static final String DIAMOND = "a; b<-a; c<-a; d<-b,c";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''          | head     | aaaa1 aaab2 cccc3 dddd4
            ''          | heads    | aaaa1 aaab2 cccc3 dddd4
            ''          | cccc3    | aaaa1 aaab2 cccc3
            ''          | cccc     | aaaa1 aaab2 cccc3
            ''          | +1       | aaaa1
            ''          | +3       | aaaa1 aaab2 cccc3
            aaaa1       | +2       | aaab2 cccc3
            aaaa1       | aaab2+1  | aaab2 cccc3
            aaaa1       | head-1   | aaab2 cccc3
            aaaa1 aaab2 | aaaa1    | ''
            aaaa1       | base     | ''
            """)
    void upgrade_ofAChain_appliesWhatIsMissingUpToTheTarget(String applied, String target, String steps) {
        Plan plan = planner(CHAIN).upgrade(ids(applied), target);

        assertThat(steps(plan)).isEqualTo(steps);
        assertThat(plan.steps()).allMatch(step -> step.direction() == Direction.UPGRADE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1     | dddd4
            -4     | dddd4 cccc3 aaab2 aaaa1
            base   | dddd4 cccc3 aaab2 aaaa1
            cccc   | dddd4
            aaaa1  | dddd4 cccc3 aaab2
            head-2 | dddd4 cccc3
            head   | ''
            """)
    void downgrade_ofAChain_undoesWhatIsAboveTheTarget(String target, String steps) {
        Plan plan = planner(CHAIN).downgrade(ids("aaaa1 aaab2 cccc3 dddd4"), target);

        assertThat(steps(plan)).isEqualTo(steps);
    }

    @Test
    void steps_overAMerge_tellWhichHeadsTheyReplace() {
        Plan plan = planner(DIAMOND).upgrade(Set.of(), "heads");

        assertThat(plan.steps())
                .extracting(step -> step.revision().id(), Step::removedHeads, Step::addedHeads)
                .containsExactly(
                        tuple("a", List.of(), List.of("a")),
                        tuple("b", List.of("a"), List.of("b")),
                        tuple("c", List.of(), List.of("c")),
                        tuple("d", List.of("b", "c"), List.of("d")));
        assertThat(plan.headsBefore()).isEmpty();
        assertThat(plan.headsAfter()).containsExactly("d");
    }

    @Test
    void upgrade_toARevisionThatIsPassed_isEmptyAndSaysSo() {
        assertThat(planner(CHAIN).upgrade(ids("aaaa1 aaab2"), "aaaa1").isPassed())
                .isTrue();
        assertThat(planner(CHAIN).upgrade(ids("aaaa1 aaab2"), "aaab2").isPassed())
                .isFalse();
    }

    @Test
    void upgrade_belowAnAppliedRevision_isRefusedAndNamesTheGap() {
        Planner planner = planner(DIAMOND);

        assertThat(planner.gaps(ids("a b d"))).containsExactly("c");
        assertThatThrownBy(() -> planner.upgrade(ids("a b d"), "head"))
                .isInstanceOfSatisfying(
                        GapException.class, e -> assertThat(e.gaps()).containsExactly("c"))
                .hasMessageContaining("stamp d");
        assertThat(steps(planner.stamp(ids("a b d"), List.of("d")))).isEqualTo("c");
    }

    @Test
    void upgrade_withAnAppliedRevisionThatHasNoScript_isRefused() {
        assertThatThrownBy(() -> planner(CHAIN).upgrade(ids("aaaa1 gone"), "head"))
                .isInstanceOfSatisfying(
                        UnknownAppliedException.class,
                        e -> assertThat(e.revisions()).containsExactly("gone"));
    }

    @Test
    void upgrade_toAnUnknownRevision_namesTheNearestIds() {
        assertThatThrownBy(() -> planner(CHAIN).upgrade(Set.of(), "cccd3"))
                .isInstanceOfSatisfying(
                        UnknownRevisionException.class,
                        e -> assertThat(e.nearest()).containsExactly("cccc3"));
    }

    @Test
    void downgrade_byOneAtAMerge_listsTheParents() {
        assertThatThrownBy(() -> planner(DIAMOND).downgrade(ids("a b c d"), "-1"))
                .isInstanceOfSatisfying(
                        AmbiguousWalkException.class,
                        e -> assertThat(e.choices()).containsExactly("b", "c"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''      | c     | STAMP a, STAMP c
            a b c d | b     | UNSTAMP d, UNSTAMP c
            a b     | c     | STAMP c
            a b     | heads | STAMP c, STAMP d
            a b     | base  | UNSTAMP b, UNSTAMP a
            """)
    void stamp_ofADiamond_recordsAndForgetsTheDifference(String applied, String target, String steps) {
        Plan plan = planner(DIAMOND).stamp(ids(applied), List.of(target));

        assertThat(plan.steps().stream()
                        .map(s -> s.direction() + " " + s.revision().id())
                        .toList())
                .isEqualTo(List.of(steps.split(", ")));
    }

    private static Planner planner(String arrows) {
        return new Planner(Arrows.graph(arrows));
    }

    private static Set<String> ids(String ids) {
        return ids.isEmpty() ? Set.of() : Set.of(ids.split(" "));
    }

    private static String steps(Plan plan) {
        return String.join(
                " ", plan.steps().stream().map(s -> s.revision().id()).toList());
    }
}
