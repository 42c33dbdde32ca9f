package dev.stemma.migrations.op.internal;

import dev.stemma.migrations.op.RefusedOperationException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.exception.DataTypeException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Makes INSERT statements of many rows, one after the other as they are asked for. */
public final class BulkInsert implements Iterator<Query> {

    /** PostgreSQL's protocol takes 65,535; above 32,767 jOOQ writes the values into the text instead. */
    private static final int MOST_BINDINGS = 32_767;

    /** More rows a statement are not faster, and each is a longer text to keep and to parse. */
    private static final int MOST_ROWS = 1_000;

    private final Table<?> table;
    private final List<Map<String, ? extends @Nullable Object>> rows;
    private final Set<String> columns = new LinkedHashSet<>();
    private int next;

    private BulkInsert(Table<?> table, Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        this.table = table;
        this.rows = List.copyOf(rows);
        this.rows.forEach(row -> columns.addAll(row.keySet()));
    }

    /**
     * The statements for rows.
     *
     * @param table where to
     * @param rows values by the name of the column
     * @return the statements; none for no rows
     */
    public static Iterator<Query> of(
            Table<?> table, Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        return new BulkInsert(table, rows);
    }

    /**
     * The statements for records, in their order.
     *
     * @param records the records
     * @return for each run of records of one table its statements
     */
    public static List<Iterator<Query>> of(Collection<? extends TableRecord<?>> records) {
        List<Iterator<Query>> runs = new ArrayList<>();
        List<Map<String, @Nullable Object>> open = new ArrayList<>();
        Table<?> table = null;
        for (TableRecord<?> each : records) {
            if (table != null && !table.equals(each.getTable())) {
                runs.add(of(table, open));
                open = new ArrayList<>();
            }
            table = each.getTable();
            open.add(touched(each));
        }
        if (table != null) {
            runs.add(of(table, open));
        }
        return runs;
    }

    private static Map<String, @Nullable Object> touched(Record row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Field<?> field : row.fields()) {
            if (row.changed(field)) {
                values.put(field.getName(), row.get(field));
            }
        }
        return values;
    }

    @Override
    public boolean hasNext() {
        return next < rows.size();
    }

    @Override
    public Query next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (columns.isEmpty()) {
            next++;
            return DSL.insertInto(table).defaultValues();
        }
        int size = Math.max(1, Math.min(MOST_ROWS, MOST_BINDINGS / columns.size()));
        int end = Math.min(rows.size(), next + size);
        InsertValuesStepN<?> insert =
                DSL.insertInto(table, columns.stream().map(this::field).toList());
        while (next < end) {
            insert = insert.values(cells(rows.get(next++)));
        }
        return insert;
    }

    private Field<?> field(String column) {
        return Objects.requireNonNullElseGet(table.field(column), () -> DSL.field(DSL.name(column)));
    }

    private List<Field<?>> cells(Map<String, ? extends @Nullable Object> row) {
        List<Field<?>> cells = new ArrayList<>(columns.size());
        for (String column : columns) {
            cells.add(row.containsKey(column) ? cell(column, row.get(column)) : DSL.defaultValue());
        }
        return cells;
    }

    private Field<?> cell(String column, @Nullable Object value) {
        if (value instanceof Field<?> expression) {
            return expression;
        }
        Field<?> declared = table.field(column);
        return declared == null ? DSL.val(value) : converted(declared.getDataType(), column, value);
    }

    private <T> Field<T> converted(DataType<T> type, String column, @Nullable Object value) {
        T converted = convert(type, value);
        if (value != null && (converted == null || isCut(value, converted))) {
            throw new RefusedOperationException("bulkInsert: row " + next + " for " + table.getName() + " has a "
                    + value.getClass().getSimpleName() + " in " + column + " that is no value of its type, "
                    + type.getTypeName());
        }
        return DSL.val(converted, type);
    }

    private static <T> @Nullable T convert(DataType<T> type, @Nullable Object value) {
        try {
            return type.convert(value);
        } catch (DataTypeException e) {
            return null;
        }
    }

    /** jOOQ makes null of a text that is no number, and 1 of 1.5. */
    private static boolean isCut(Object value, Object converted) {
        boolean integer = converted instanceof Integer
                || converted instanceof Long
                || converted instanceof Short
                || converted instanceof BigInteger;
        if (!integer || !(value instanceof Number || value instanceof String)) {
            return false;
        }
        try {
            return new BigDecimal(value.toString().strip()).compareTo(new BigDecimal(converted.toString())) != 0;
        } catch (NumberFormatException e) {
            // NaN, for example
            return true;
        }
    }
}
