package dev.stemma.migrations.ddl;

import org.jooq.Name;

/** Enum types, where jOOQ's {@code createType(…).asEnum(…)} and {@code alterType} end. */
public final class Enums {

    private Enums() {}

    /**
     * {@code ALTER TYPE … ADD VALUE} at a place, or if it is not there yet. PostgreSQL does not let the transaction that
     * added a value use it.
     *
     * @param type the enum type
     * @param value the new value
     * @return a builder, to be ended by {@link AddEnumValue#query()}
     */
    public static AddEnumValue addValue(Name type, String value) {
        return AddEnumValue.of(type, value);
    }
}
