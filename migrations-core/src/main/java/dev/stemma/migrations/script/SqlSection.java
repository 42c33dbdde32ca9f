package dev.stemma.migrations.script;

/**
 * A direction of a revision in SQL.
 *
 * @param path the script it comes from, for error messages
 * @param sql the text below the marker, line ends as in the file; may hold no statement at all
 * @param firstLine the line of the file, from 1, on which {@code sql} begins
 * @param transactional whether it runs in one transaction; false where the marker says {@code transaction:false}
 */
public record SqlSection(String path, String sql, int firstLine, boolean transactional) implements Section {

    private static final String DOWN = "-- migrate:down";
    private static final String NO_TRANSACTION = " transaction:false";

    /**
     * The section as the bookkeeping keeps it: marker and text, so that {@link #ofStoredDowngrade} reads it again.
     *
     * @return the marker line of a downgrade, then the text
     */
    public String asStoredDowngrade() {
        return DOWN + (transactional ? "" : NO_TRANSACTION) + "\n" + sql;
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
        if (!marker.equals(DOWN) && !marker.equals(DOWN + NO_TRANSACTION)) {
            throw new InvalidScriptException(path, 1, "does not begin with '" + DOWN + "'");
        }
        return new SqlSection(
                path, newline < 0 ? "" : stored.substring(newline + 1), 2, !marker.endsWith(NO_TRANSACTION));
    }
}
