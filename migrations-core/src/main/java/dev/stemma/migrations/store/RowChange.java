package dev.stemma.migrations.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a repair makes of the row of a revision. Where both are equal, or both null, only the log is told.
 *
 * @param revision the id
 * @param before the row as it is, or null where there is none
 * @param after the row as it will be, or null where there will be none
 */
public record RowChange(
        String revision,
        @Nullable BookkeepingRow before,
        @Nullable BookkeepingRow after) {

    /**
     * What becomes of one column.
     *
     * @param column its name
     * @param before its value, or null where it has none or there is no row
     * @param after its value afterwards, or null likewise
     */
    public record Column(
            String column,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * The columns that change.
     *
     * @return the columns, in the order of the table; none where only the log is told
     */
    public List<Column> columns() {
        Map<String, String> old = before == null ? Map.of() : before.columns();
        Map<String, String> now = after == null ? Map.of() : after.columns();
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        List<Column> changed = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                changed.add(new Column(name, old.get(name), now.get(name)));
            }
        }
        return List.copyOf(changed);
    }

    /** For the log: whoever reads it later can put back what was there. */
    String inWords() {
        List<Column> columns = columns();
        if (columns.isEmpty()) {
            return before == null ? "there is no row, and there was none" : "the row stays as it is";
        }
        return columns.stream()
                .map(column -> column.column() + ": " + value(column.before()) + " -> " + value(column.after()))
                .collect(Collectors.joining("\n"));
    }

    private static String value(@Nullable String value) {
        return value == null ? "nothing" : "'" + value.replace("'", "''") + "'";
    }
}
