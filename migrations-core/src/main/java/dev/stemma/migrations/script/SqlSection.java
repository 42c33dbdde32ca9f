package dev.stemma.migrations.script;

import java.util.List;

/**
 * A direction of a revision in SQL.
 *
 * @param path the script it comes from, for error messages
 * @param sql the text below the marker, line ends as in the file; may hold no statement at all
 * @param firstLine the line of the file, from 1, on which {@code sql} begins
 * @param transactional whether it runs in one transaction; false where the marker says {@code transaction:false}
 * @param timeouts how patient it is, where the marker says so
 */
public record SqlSection(String path, String sql, int firstLine, boolean transactional, SectionTimeouts timeouts)
        implements Section {

    private static final String DOWN = "-- migrate:down";
    private static final String NO_TRANSACTION = "transaction:false";

    /**
     * A section that says nothing of time-outs.
     *
     * @param path the script it comes from, for error messages
     * @param sql the text below the marker
     * @param firstLine the line of the file, from 1, on which {@code sql} begins
     * @param transactional whether it runs in one transaction
     */
    public SqlSection(String path, String sql, int firstLine, boolean transactional) {
        this(path, sql, firstLine, transactional, SectionTimeouts.NONE);
    }

    /**
     * The section as the bookkeeping keeps it: marker and text, so that {@link #ofStoredDowngrade} reads it again.
     *
     * @return the marker line of a downgrade, then the text
     */
    public String asStoredDowngrade() {
        return DOWN + (transactional ? "" : " " + NO_TRANSACTION) + timeouts.asOptions() + "\n" + sql;
    }

    /**
     * Reads what {@link #asStoredDowngrade} wrote. Only its first line is looked at: values in it may hold anything.
     *
     * @param path where it is kept, for error messages
     * @param stored the marker line and the text
     * @return the section
     * @throws InvalidScriptException when it does not begin with a marker line
     */
    public static SqlSection ofStoredDowngrade(String path, String stored) {
        int newline = stored.indexOf('\n');
        String marker = (newline < 0 ? stored : stored.substring(0, newline)).stripTrailing();
        List<String> words = List.of(marker.split(" ", -1));
        List<String> options = words.subList(Math.min(2, words.size()), words.size());
        boolean known =
                options.stream().allMatch(word -> word.equals(NO_TRANSACTION) || SectionTimeouts.isOption(word));
        if (!(marker.equals(DOWN) || marker.startsWith(DOWN + " ")) || !known) {
            throw new InvalidScriptException(path, 1, "does not begin with '" + DOWN + "'");
        }
        return new SqlSection(
                path,
                newline < 0 ? "" : stored.substring(newline + 1),
                2,
                !options.contains(NO_TRANSACTION),
                timeouts(path, options));
    }

    private static SectionTimeouts timeouts(String path, List<String> options) {
        try {
            return SectionTimeouts.ofOptions(options);
        } catch (IllegalArgumentException e) {
            throw new InvalidScriptException(path, 1, String.valueOf(e.getMessage()));
        }
    }
}
