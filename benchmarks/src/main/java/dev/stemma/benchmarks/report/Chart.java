package dev.stemma.benchmarks.report;

import java.util.Locale;

/** The ratios to the base as bars on a logarithmic scale, with a line at each target; for light and dark pages. */
public final class Chart {

    private static final int WIDTH = 900;
    private static final int LEFT = 330;
    private static final int RIGHT = 60;
    private static final int TOP = 44;
    private static final int ROW = 22;
    private static final int TITLE = 34;
    private static final double LOWEST = 0.5;

    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #1f2328; }
              .title { font-weight: 600; }
              .axis { font-size: 11px; fill: #59636e; }
              .grid { stroke: #d1d9e0; }
              .one { stroke: #59636e; }
              .peer { fill: #8c959f; }
              .stemma { fill: #0969da; }
              .target { stroke: #cf222e; stroke-width: 2; stroke-dasharray: 4 2; }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc; }
                .axis { fill: #9198a1; }
                .grid { stroke: #3d444d; }
                .one { stroke: #9198a1; }
                .peer { fill: #656c76; }
                .stemma { fill: #4493f8; }
                .target { stroke: #f85149; }
              }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();
    private final double highest;

    private Chart(double highest) {
        this.highest = highest;
    }

    /**
     * Draws the chart.
     *
     * @param results the comparisons
     * @return SVG
     */
    public static String of(Results results) {
        double highest = results.comparisons().stream()
                .flatMap(each -> each.figures().stream())
                .mapToDouble(Figure::timesBase)
                .max()
                .orElse(1);
        return new Chart(Math.pow(10, Math.max(1, Math.ceil(Math.log10(highest))))).draw(results);
    }

    private String draw(Results results) {
        int rows = results.comparisons().stream()
                .mapToInt(each -> each.figures().size())
                .sum();
        int bottom = TOP + rows * ROW + results.comparisons().size() * TITLE;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"Times of the base, logarithmic\">%n",
                WIDTH,
                bottom + 12));
        svg.append(STYLE);
        grid(bottom);
        int y = TOP;
        for (Comparison comparison : results.comparisons()) {
            y = group(comparison, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(int bottom) {
        text(12, 18, "axis", "start", "times the first bar of each group, logarithmic; shorter is faster");
        text(WIDTH - RIGHT, 18, "axis", "end", "dashed: target of Stemma");
        for (double power = 1; power <= highest; power *= 10) {
            for (int times : new int[] {1, 2, 5}) {
                double ratio = power * times;
                if (ratio <= highest) {
                    line(x(ratio), TOP - 4, bottom, ratio < 2 ? "one" : "grid");
                    text(x(ratio), TOP - 9, "axis", "middle", String.format(Locale.ROOT, "%,.0f", ratio));
                }
            }
        }
    }

    private int group(Comparison comparison, int top) {
        text(12, top + 22, "title", "start", comparison.title());
        int y = top + TITLE;
        for (Figure figure : comparison.figures()) {
            text(LEFT - 8, y + 14, "", "end", figure.label());
            double from = Math.min(x(figure.timesBase()), x(1));
            double width = Math.max(2, Math.abs(x(figure.timesBase()) - x(1)));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                    figure.tool().equals("Stemma") ? "stemma" : "peer",
                    from,
                    y + 3,
                    width,
                    ROW - 6));
            double end = Math.max(x(figure.timesBase()), x(1));
            if (comparison.judges(figure)) {
                line(x(comparison.target()), y - 1, y + ROW - 1, "target");
                end = Math.max(end, x(comparison.target()));
            }
            text(end + 6, y + 15, "axis", "start", Table.ratio(figure.timesBase()));
            y += ROW;
        }
        return y;
    }

    private double x(double ratio) {
        double share = Math.log(Math.max(LOWEST, ratio) / LOWEST) / Math.log(highest / LOWEST);
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private void line(double x, int from, int to, String style) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                style,
                x,
                x,
                from,
                to));
    }

    private void text(double x, int y, String style, String anchor, String words) {
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
                style,
                x,
                y,
                anchor,
                words.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
