package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a table. Its definition says all of it; the rest is there for those who act on it. NOT NULL is told by the column, save for what only its constraint knows.
 *
 * @param table the table
 * @param constraint its name
 * @param constraintKind what it demands
 * @param definition as {@code pg_get_constraintdef} words it
 * @param columns the columns, in the constraint's order; empty where it names none
 * @param expression what a check demands, or null
 * @param referencedTable where a foreign key points to, or null
 * @param referencedColumns the columns there, in order
 * @param onUpdate of a foreign key, or null
 * @param onDelete of a foreign key, or null
 * @param deferrable whether it can be checked late
 * @param initiallyDeferred whether it is, unless told otherwise
 * @param validated false after NOT VALID
 * @param noInherit whether children are spared
 * @param inherited whether a parent has it too
 */
public record CatalogConstraint(
        QualifiedName table,
        String constraint,
        ConstraintKind constraintKind,
        String definition,
        List<String> columns,
        @Nullable String expression,
        @Nullable QualifiedName referencedTable,
        List<String> referencedColumns,
        @Nullable ReferentialAction onUpdate,
        @Nullable ReferentialAction onDelete,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean validated,
        boolean noInherit,
        boolean inherited)
        implements CatalogObject {

    public CatalogConstraint {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.CONSTRAINT;
    }

    @Override
    public String path() {
        return table.dot(constraint);
    }

    @Override
    public Optional<String> owner() {
        return Optional.of(table.toString());
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("definition", definition)
                .addIf(inherited, "inherited")
                .toMap();
    }
}
