package dev.stemma.migrations.ddl;

import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * Which rows a partition takes: what PostgreSQL calls the partition bound. Values are fields: {@code DSL.val} and {@code
 * DSL.inline} alike become literals.
 */
public final class PartitionBound {

    /** {@code MINVALUE}: below all values of a column, in a {@link #range(List, List) range}. */
    public static final Field<Object> MINVALUE = DSL.field("minvalue");

    /** {@code MAXVALUE}: above all values of a column, in a {@link #range(List, List) range}. */
    public static final Field<Object> MAXVALUE = DSL.field("maxvalue");

    private final QueryPart part;

    private PartitionBound(QueryPart part) {
        this.part = part;
    }

    /**
     * {@code FROM … TO …} of a table that is partitioned by the range of one column.
     *
     * @param from the first value that it takes
     * @param to the first value that it does not take
     * @return the bound
     */
    public static PartitionBound range(Field<?> from, Field<?> to) {
        return range(List.of(from), List.of(to));
    }

    /**
     * {@code FROM … TO …}.
     *
     * @param from the first values that it takes, one for each column of the key
     * @param to the first values that it does not take, one for each column of the key
     * @return the bound
     */
    public static PartitionBound range(List<? extends Field<?>> from, List<? extends Field<?>> to) {
        return new PartitionBound(DSL.sql("for values from ({0}) to ({1})", DSL.list(from), DSL.list(to)));
    }

    /**
     * {@code IN …} of a table that is partitioned by list.
     *
     * @param values those that it takes, at least one; {@code DSL.inline((String) null)} for NULL
     * @return the bound
     */
    public static PartitionBound in(Field<?>... values) {
        return new PartitionBound(DSL.sql("for values in ({0})", DSL.list(values)));
    }

    /**
     * {@code WITH (MODULUS …, REMAINDER …)} of a table that is partitioned by hash.
     *
     * @param modulus what hash values are divided by, greater than 0
     * @param remainder the rest that it takes, from 0 to {@code modulus - 1}
     * @return the bound
     */
    public static PartitionBound hash(int modulus, int remainder) {
        return new PartitionBound(
                DSL.sql("for values with (modulus {0}, remainder {1})", DSL.inline(modulus), DSL.inline(remainder)));
    }

    /**
     * {@code DEFAULT}: all rows that no other partition takes.
     *
     * @return the bound
     */
    public static PartitionBound defaultPartition() {
        return new PartitionBound(DSL.sql("default"));
    }

    QueryPart part() {
        return part;
    }
}
