package dev.stemma.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Draws a graph as {@code git log --graph} does: a lane for each line of descent, newest revision first. Lanes that wait
 * for the same revision are joined at once, so that there are never more of them than revisions waited for. Confined to
 * one drawing.
 */
final class GraphDrawing {

    private final List<String> lines = new ArrayList<>();
    /** For each lane from the left, the revision that comes next in it. */
    private final List<String> lanes = new ArrayList<>();

    /** Adds a revision; all its children must have been added before. */
    void add(String id, List<String> parents, String text) {
        add(id, parents, usedColumns -> text);
    }

    /** Adds a revision whose text depends on how many columns the lanes take. */
    void add(String id, List<String> parents, IntFunction<String> text) {
        int lane = lanes.indexOf(id);
        if (lane < 0) {
            lane = lanes.size();
            lanes.add(id);
        }
        String row = row(lane) + " ";
        lines.add(row + text.apply(row.length()));
        follow(lane, parents);
        parents.forEach(parent -> joinLanesInto(lanes.indexOf(parent)));
    }

    /** The drawing so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Several lanes that wait for one revision meet in the leftmost. */
    private void joinLanesInto(int lane) {
        String id = lanes.get(lane);
        for (int last = lanes.lastIndexOf(id); last > lane; last = lanes.lastIndexOf(id)) {
            char[] row = blank(lanes.size());
            for (int i = 0; i < last; i++) {
                row[2 * i] = '|';
            }
            for (int i = lane; i < last - 1; i++) {
                row[2 * i + 1] = '_';
            }
            for (int i = last; i < lanes.size(); i++) {
                row[2 * i - 1] = '/';
            }
            draw(row);
            lanes.remove(last);
        }
    }

    private String row(int lane) {
        char[] row = blank(lanes.size());
        for (int i = 0; i < lanes.size(); i++) {
            row[2 * i] = i == lane ? '*' : '|';
        }
        return new String(row).stripTrailing();
    }

    /** The lane goes on to the first parent; further parents open lanes to its right, and a base ends it. */
    private void follow(int lane, List<String> parents) {
        if (parents.isEmpty()) {
            endLane(lane);
            return;
        }
        lanes.set(lane, parents.get(0));
        for (int p = parents.size() - 1; p > 0; p--) {
            lanes.add(lane + 1, parents.get(p));
            char[] row = blank(lanes.size());
            for (int i = 0; i <= lane; i++) {
                row[2 * i] = '|';
            }
            for (int i = lane; i < lanes.size() - 1; i++) {
                row[2 * i + 1] = '\\';
            }
            draw(row);
        }
    }

    private void endLane(int lane) {
        if (lane < lanes.size() - 1) {
            char[] row = blank(lanes.size());
            for (int i = 0; i < lane; i++) {
                row[2 * i] = '|';
            }
            for (int i = lane + 1; i < lanes.size(); i++) {
                row[2 * i - 1] = '/';
            }
            draw(row);
        }
        lanes.remove(lane);
    }

    private void draw(char[] row) {
        lines.add(new String(row).stripTrailing());
    }

    private static char[] blank(int laneCount) {
        char[] row = new char[Math.max(1, 2 * laneCount)];
        Arrays.fill(row, ' ');
        return row;
    }
}
