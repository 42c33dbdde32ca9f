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

    /**
     * The section as the bookkeeping keeps it: marker and text, so that {@link ScriptBody#parse} reads it again.
     *
     * @return the marker line of a downgrade, then the text
     */
    public String asStoredDowngrade() {
        return DOWN + (transactional ? "" : " transaction:false") + "\n" + sql;
    }
}
