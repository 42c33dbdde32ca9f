package dev.stemma.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The documentation's page, of which the part between two comments is written anew and the rest stays. */
public final class Page {

    private static final String BEGIN = "<!-- benchmarks: written by the module benchmarks -->\n";
    private static final String END = "<!-- benchmarks: end -->\n";

    private Page() {}

    /**
     * Replaces the part.
     *
     * @param page the page as it is; empty where there is none yet
     * @param part what stands between the comments from now on
     * @return the page as it is to be
     * @throws IllegalArgumentException when there is a page and it lacks the comments
     */
    public static String with(String page, String part) {
        if (page.isEmpty()) {
            return BEGIN + "\n" + part + "\n" + END;
        }
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page lacks the comments that the table stands between");
        }
        return page.substring(0, begin) + BEGIN + "\n" + part + "\n" + page.substring(end);
    }

    /**
     * Writes the JSON, the chart and the page.
     *
     * @param folder where they are
     * @param results what they show
     * @throws IOException when they cannot be written
     */
    public static void write(Path folder, Results results) throws IOException {
        Files.createDirectories(folder);
        results.write(folder.resolve("performance.json"));
        Files.writeString(folder.resolve("performance.svg"), Chart.of(results));
        Path page = folder.resolve("performance.md");
        String part = Table.of(results) + "\n![The same as a chart](performance.svg)\n";
        Files.writeString(page, with(Files.exists(page) ? Files.readString(page) : "", part));
    }
}
