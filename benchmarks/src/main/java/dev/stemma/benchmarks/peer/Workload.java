package dev.stemma.benchmarks.peer;

import java.util.Locale;

/**
 * A line of revisions, each of which creates a table: the shortest statement that changes a schema, so that what a tool
 * adds to it shows.
 *
 * @param size how many revisions
 */
public record Workload(int size) {

    static final String PREFIX = "bench_";

    /**
     * The statement of a revision.
     *
     * @param number counted from one
     * @return without a semicolon
     */
    public String up(int number) {
        return "CREATE TABLE " + table(number) + " (id integer)";
    }

    /**
     * What undoes it.
     *
     * @param number counted from one
     * @return without a semicolon
     */
    public String down(int number) {
        return "DROP TABLE " + table(number);
    }

    /**
     * The id of a revision where ids are as in Alembic.
     *
     * @param number counted from one
     * @return twelve hexadecimal digits
     */
    public static String id(int number) {
        return String.format(Locale.ROOT, "%012x", number);
    }

    /**
     * The id of the revision before it.
     *
     * @param number counted from one
     * @return twelve hexadecimal digits; empty for the first
     */
    public static String parent(int number) {
        return number == 1 ? "" : id(number - 1);
    }

    private static String table(int number) {
        return String.format(Locale.ROOT, PREFIX + "%05d", number);
    }
}
