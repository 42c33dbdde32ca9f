package dev.stemma.migrations.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.revision.InvalidIdException;
import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionGraphTest {

    private static final String TWO_BRANCHES = "a; b[lib]<-a; c<-a; d<-b; e<-c ~lib; f<-d,e; z";

    @Test
    void shape_ofTwoBranchesThatMerge_isSeen() {
        RevisionGraph graph = Arrows.graph(TWO_BRANCHES);

        assertThat(graph.size()).isEqualTo(7);
        assertThat(graph.heads()).containsExactly("f", "z");
        assertThat(graph.bases()).containsExactly("a", "z");
        assertThat(graph.branchPoints()).containsExactly("a");
        assertThat(graph.mergePoints()).containsExactly("f");
        assertThat(graph.children("a")).containsExactly("b", "c");
        assertThat(graph.parents("f")).containsExactly("d", "e");
        assertThat(graph.dependencies("e")).containsExactly("b");
        assertThat(graph.needs("e")).containsExactly("c", "b");
        assertThat(graph.labels()).isEqualTo(Map.of("lib", "b"));
    }

    @Test
    void ancestry_withAndWithoutDependencies_differs() {
        RevisionGraph graph = Arrows.graph(TWO_BRANCHES);

        assertThat(graph.ancestors(List.of("e"), Lineage.PARENTS)).containsExactly("a", "c", "e");
        assertThat(graph.ancestors(List.of("e"), Lineage.PARENTS_AND_DEPENDENCIES))
                .containsExactly("a", "b", "c", "e");
        assertThat(graph.descendants(List.of("b"), Lineage.PARENTS)).containsExactly("b", "d", "f");
        assertThat(graph.descendants(List.of("b"), Lineage.PARENTS_AND_DEPENDENCIES))
                .containsExactly("b", "d", "e", "f");
        assertThat(graph.branch("lib")).containsExactly("a", "b", "d", "f");
    }

    @Test
    void effectiveHeads_leaveOutWhatAnotherBranchDependsOn() {
        RevisionGraph graph = Arrows.graph("a; b<-a; x ~b");

        assertThat(graph.heads()).containsExactly("b", "x");
        assertThat(graph.effectiveHeads()).containsExactly("x");
    }

    @Test
    void branchLabels_spreadUpToTheTipsAndDownToTheFork() {
        RevisionGraph graph = Arrows.graph("a; b<-a; c[lib]<-b; d<-c; e<-a");

        assertThat(graph.branchLabels()).isEqualTo(Map.of("b", Set.of("lib"), "c", Set.of("lib"), "d", Set.of("lib")));
    }

    @Test
    void revisions_ofAnyInputOrder_keepBranchesTogetherAndParentsFirst() {
        RevisionGraph graph = Arrows.graph("d<-b,c; c<-a; b<-a; a");

        assertThat(graph.revisions()).extracting(Revision::id).containsExactly("a", "b", "c", "d");
    }

    @Test
    void named_byAPrefix_findsIdsAndLabelsOfFourOrMoreCharacters() {
        RevisionGraph graph = Arrows.graph("abcd1; abce2<-abcd1; xy<-abce2; library_id[reports]<-xy");

        assertThat(graph.named("abcd").id()).isEqualTo("abcd1");
        assertThat(graph.named("r").id()).isEqualTo("library_id");
        assertThat(graph.named("xy").id()).isEqualTo("xy");
        assertThatThrownBy(() -> graph.named("x")).isInstanceOf(UnknownRevisionException.class);
        assertThatThrownBy(() -> graph.named("abc"))
                .isInstanceOfSatisfying(
                        AmbiguousRevisionException.class,
                        e -> assertThat(e.candidates()).containsExactly("abcd1", "abce2"));
    }

    @Test
    void named_onABranch_countsOnlyNamesOfThatBranch() {
        RevisionGraph graph = Arrows.graph("base0; abcd1[left]<-base0; abce2[right]<-base0");

        assertThat(graph.named("abc", "left").id()).isEqualTo("abcd1");
        assertThatThrownBy(() -> graph.named("abce2", "left")).isInstanceOf(NotInBranchException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a; a                    | DUPLICATE_REVISION | a.sql, a.sql
            a; b<-x; c<-y           | MISSING_PARENT     | b.sql
            a; b<-x; c<-y           | MISSING_PARENT     | c.sql
            a; b<-a ~nolabel        | MISSING_DEPENDENCY | nolabel
            a<-c; b<-a; c<-b        | CYCLE              | a (a.sql) -> c (c.sql) -> b (b.sql) -> a
            r; a<-r,c; b<-a; c<-b; d<-c | CYCLE          | a (a.sql) -> c (c.sql) -> b (b.sql) -> a
            a ~b; b<-a              | DEPENDENCY_CYCLE   | a (a.sql) -> b (b.sql) -> a
            a<-a                    | SELF_LOOP          | "revises" (a.sql)
            a[lib] ~lib             | SELF_LOOP          | "depends-on" (a.sql)
            a[lib]; b[lib]<-a       | DUPLICATE_LABEL    | carried by revision a too (a.sql)
            a; b[a]<-a              | DUPLICATE_LABEL    | the id of a revision too (a.sql)
            a[a]                    | DUPLICATE_LABEL    | its own id
            a[lib,lib]              | DUPLICATE_LABEL    | given twice
            """)
    void of_aGraphWithADefect_refusesItWithFileNames(String arrows, ErrorCode code, String part) {
        assertThatThrownBy(() -> Arrows.graph(arrows))
                .isInstanceOfSatisfying(
                        InvalidGraphException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(part);
    }

    @ParameterizedTest
    @CsvSource({"head", "heads", "base", "current", "a@b", "a:b", "a+b", "a-b", "-ab"})
    void of_anIdThatTargetsCouldNotName_isRefused(String id) {
        assertThatThrownBy(() -> Arrows.graph(id))
                .isInstanceOf(InvalidIdException.class)
                .hasMessageContaining(".sql");
    }

    @Test
    void of_labelsAsAlembicProjectsHaveThem_isAccepted() {
        assertThat(Arrows.graph("a[release-2.1,lib-2]").labels().keySet()).containsExactly("lib-2", "release-2.1");
    }

    @Test
    void of_aChainOfAHundredThousandInReverse_isBuiltWithoutRecursion() {
        List<Revision> chain = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            List<String> parents = i == 0 ? List.of() : List.of("r" + (i - 1));
            chain.add(new Revision("r" + i, parents, List.of(), List.of(), "", "r.sql"));
        }
        Collections.reverse(chain);

        RevisionGraph graph = RevisionGraph.of(chain);

        assertThat(graph.revisions().get(0).id()).isEqualTo("r0");
        assertThat(graph.ancestors(List.of("r99999"), Lineage.PARENTS)).hasSize(100_000);
    }

    @Test
    void setsOfDifferentGraphs_doNotMix() {
        RevisionSet one = Arrows.graph("a").setOf(List.of("a"));
        RevisionSet other = Arrows.graph("a").setOf(List.of("a"));

        assertThatThrownBy(() -> one.union(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void revision_thatIsNotThere_isAnErrorWithTheNearestIds() {
        assertThatThrownBy(() -> Arrows.graph("abcdef12").revision("abcdef13"))
                .isInstanceOfSatisfying(
                        StemmaException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_REVISION))
                .hasMessageContaining("Did you mean \"abcdef12\"?");
    }
}
