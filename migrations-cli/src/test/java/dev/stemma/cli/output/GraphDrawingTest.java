package dev.stemma.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs in as letters and arrows, newest first; drawings out. */
class GraphDrawingTest {

    @Test
    void chain_isOneLane() {
        assertThat(draw("c<-b; b<-a; a")).isEqualTo("""
                        * c
                        * b
                        * a
                        """);
    }

    @Test
    void noRevisions_areNoLines() {
        assertThat(new GraphDrawing().lines()).isEmpty();
    }

    @Test
    void fork_meetsInTheLeftLane() {
        assertThat(draw("c<-a; b<-a; a")).isEqualTo("""
                        * c
                        | * b
                        |/
                        * a
                        """);
    }

    @Test
    void merge_opensALane() {
        assertThat(draw("d<-b,c; c<-a; b<-a; a")).isEqualTo("""
                        * d
                        |\\
                        | * c
                        * | b
                        |/
                        * a
                        """);
    }

    @Test
    void severalBases_endTheirLanes() {
        assertThat(draw("c<-a; d<-b; b; a")).isEqualTo("""
                        * c
                        | * d
                        | * b
                        * a
                        """);
    }

    @Test
    void baseInAMiddleLane_letsTheLanesToItsRightMoveUp() {
        assertThat(draw("d<-a; b; c<-a; a")).isEqualTo("""
                        * d
                        | * b
                        | * c
                        |/
                        * a
                        """);
    }

    @Test
    void leftLaneThatEnds_isFilledFromTheRight() {
        assertThat(draw("e<-d; c<-b; d; b")).isEqualTo("""
                        * e
                        | * c
                        * | d
                         /
                        * b
                        """);
    }

    @Test
    void fourParallelBranches_meetInTheirParent() {
        assertThat(draw("f<-b,c,d,e; e<-a; d<-a; c<-a; b<-a; a")).isEqualTo("""
                        * f
                        |\\
                        |\\ \\
                        |\\ \\ \\
                        | | | * e
                        | | * | d
                        | | |/
                        | * | c
                        | |/
                        * | b
                        |/
                        * a
                        """);
    }

    @Test
    void branchThatReachesOverALane_crossesItByAnUnderscore() {
        assertThat(draw("e<-a; d<-b; c<-a; b<-a; a")).isEqualTo("""
                        * e
                        | * d
                        | | * c
                        |_|/
                        | * b
                        |/
                        * a
                        """);
    }

    @Test
    void mergeOfABranchThatHasALane_joinsItAtOnce() {
        assertThat(draw("f<-e,c; e<-b; d<-c; c<-b; b<-a; a")).isEqualTo("""
                        * f
                        |\\
                        * | e
                        | | * d
                        | |/
                        | * c
                        |/
                        * b
                        * a
                        """);
    }

    private static String draw(String graph) {
        GraphDrawing drawing = new GraphDrawing();
        for (String revision : graph.split("; ", -1)) {
            String[] sides = revision.split("<-", -1);
            drawing.add(sides[0], sides.length == 1 ? List.of() : List.of(sides[1].split(",")), sides[0]);
        }
        return String.join("\n", drawing.lines()) + "\n";
    }
}
