package dev.stemma.migrations.model;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DefaultDataType;

/**
 * The type of a column, and how DDL writes it.
 *
 * @param <T> what jOOQ reads from the column
 * @param type what jOOQ knows of it
 */
record ColumnType<T>(DataType<T> type) {

    /** What PostgreSQL's time types have when nothing is said (manual, 8.5 Date/Time Types). */
    private static final int DEFAULT_PRECISION = 6;

    static <T> ColumnType<T> of(Field<T> field) {
        return new ColumnType<>(field.getDataType());
    }

    /** The enum type of the column or of its elements. */
    Optional<EnumDeclaration> enumType() {
        return EnumDeclaration.of(element().getType());
    }

    private DataType<?> element() {
        return type.isArray() ? type.getArrayBaseDataType() : type;
    }

    DataType<?> inDdl(DSLContext dsl) {
        Optional<EnumDeclaration> enumType = enumType();
        if (enumType.isPresent()) {
            return ofEnum(dsl.render(enumType.get().name()));
        }
        return isPlainTime() ? withoutPrecision() : type;
    }

    /** The generator puts NOT NULL and the default of an array of enum values on its elements. */
    private DataType<Object> ofEnum(String name) {
        DataType<?> element = element();
        DataType<Object> written = DefaultDataType.getDefaultDataType(name + "[]".repeat(dimensions(type)))
                .nullable(type.nullable() && element.nullable());
        Field<?> value = type.defaulted() ? type.default_() : element.default_();
        return value == null ? written : written.defaultValue(value.coerce(written));
    }

    private static int dimensions(DataType<?> type) {
        DataType<?> element = type.isArray() ? type.getArrayComponentDataType() : null;
        return element == null ? 0 : 1 + dimensions(element);
    }

    private boolean isPlainTime() {
        return type.isDateTime() && type.precisionDefined() && type.precision() == DEFAULT_PRECISION;
    }

    private DataType<T> withoutPrecision() {
        DataType<T> plain = type.getSQLDataType();
        if (plain == null) {
            return type;
        }
        DataType<T> written = plain.nullable(type.nullable());
        return type.default_() == null ? written : written.defaultValue(type.default_());
    }
}
