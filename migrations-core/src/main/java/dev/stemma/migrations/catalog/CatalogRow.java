package dev.stemma.migrations.catalog;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row that a result set stands on, by column names.
 *
 * @param rows the result set
 */
record CatalogRow(ResultSet rows) {

    /** Makes an object of a row. */
    @FunctionalInterface
    interface Mapping {
        CatalogObject map(CatalogRow row) throws SQLException;
    }

    String text(String column) throws SQLException {
        String value = rows.getString(column);
        if (value == null) {
            throw new SQLException("The catalog has no " + column + " where it must have one");
        }
        return value;
    }

    @Nullable
    String optional(String column) throws SQLException {
        return rows.getString(column);
    }

    boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    /** An array of text; null counts as empty. */
    List<String> list(String column) throws SQLException {
        Array array = rows.getArray(column);
        if (array == null) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (Object value : (Object[]) array.getArray()) {
            values.add(String.valueOf(value));
        }
        array.free();
        return values;
    }

    /** The name in the columns {@code <prefix>schema} and {@code <prefix>name}. */
    QualifiedName name(String prefix) throws SQLException {
        return new QualifiedName(text(prefix + "schema"), text(prefix + "name"));
    }

    @Nullable
    QualifiedName optionalName(String prefix) throws SQLException {
        return optional(prefix + "name") == null ? null : name(prefix);
    }
}
