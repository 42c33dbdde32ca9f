package dev.stemma.migrations.store;

import dev.stemma.migrations.revision.Revision;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the bookkeeping with all that can be wrong with it.
 *
 * @param revision the revision, as the row describes it
 * @param checksum the SHA-256 of its script, or null
 * @param state {@code applied}, {@code running} or {@code undoing}
 * @param origin how it came here, see {@link Origin}
 * @param downgradeSql the way back, marker line included, or null
 */
public record BookkeepingRow(
        Revision revision,
        @Nullable String checksum,
        String state,
        String origin,
        @Nullable String downgradeSql) {

    /** The state of a row whose revision is applied. */
    public static final String APPLIED = "applied";

    /**
     * The same row, as that of a revision that is applied.
     *
     * @return the row
     */
    public BookkeepingRow asApplied() {
        return new BookkeepingRow(revision, checksum, APPLIED, origin, downgradeSql);
    }

    /** By the names of the columns, in their order; those without a value are missing. */
    Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("parents", String.join(",", revision.parents()));
        columns.put("depends_on", String.join(",", revision.dependsOn()));
        columns.put("branch_labels", String.join(",", revision.labels()));
        columns.put("message", revision.message());
        if (checksum != null) {
            columns.put("checksum", checksum);
        }
        columns.put("state", state);
        columns.put("origin", origin);
        if (downgradeSql != null) {
            columns.put("downgrade_sql", downgradeSql);
        }
        return columns;
    }
}
