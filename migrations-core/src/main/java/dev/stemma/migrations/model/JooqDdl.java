package dev.stemma.migrations.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.CreateTableElementListStep;
import org.jooq.DDLExportConfiguration;
import org.jooq.DDLFlag;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.Schema;
import org.jooq.Sequence;
import org.jooq.Table;
import org.jooq.TableOptions.TableType;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes jOOQ schemas down as PostgreSQL's DDL. {@link DSLContext#ddl} alone does not do: it names enum types that it
 * does not create, gives every timestamp a precision, and creates views in alphabetical order.
 */
final class JooqDdl {

    private final DSLContext dsl = DSL.using(SQLDialect.POSTGRES, new Settings().withRenderFormatted(true));
    private final List<Schema> schemas;
    private final List<Table<?>> tables;
    private final List<Table<?>> views;
    private final StringBuilder text = new StringBuilder();

    JooqDdl(List<Schema> schemas) {
        this.schemas = List.copyOf(schemas);
        this.tables = schemas.stream()
                .flatMap(Schema::tableStream)
                .filter(table -> table.getTableType() == TableType.TABLE)
                .toList();
        this.views = schemas.stream()
                .flatMap(Schema::tableStream)
                .filter(table -> isView(table))
                .toList();
    }

    private static boolean isView(Table<?> table) {
        return table.getTableType() == TableType.VIEW || table.getTableType() == TableType.MATERIALIZED_VIEW;
    }

    String text() {
        schemas.stream()
                .filter(schema ->
                        !schema.getName().isEmpty() && !schema.getName().equals("public"))
                .forEach(schema -> add(dsl.createSchemaIfNotExists(schema)));
        enums().forEach((name, type) ->
                add(dsl.createType(type.name()).asEnum(type.literals().toArray(String[]::new))));
        schemas.stream().flatMap(Schema::sequenceStream).forEach(this::addSequence);
        tables.forEach(table -> {
            CreateTableElementListStep create = dsl.createTable(table);
            for (Field<?> field : table.fields()) {
                create = create.column(
                        field.getUnqualifiedName(), ColumnType.of(field).inDdl(dsl));
            }
            add(create);
        });
        addAll(tables, DDLFlag.PRIMARY_KEY, DDLFlag.UNIQUE, DDLFlag.CHECK, DDLFlag.INDEX);
        addAll(tables, DDLFlag.FOREIGN_KEY);
        ViewOrder.of(views).forEach(this::addView);
        addAll(tables, DDLFlag.COMMENT);
        addAll(views, DDLFlag.COMMENT);
        return text.toString();
    }

    private Map<String, EnumDeclaration> enums() {
        Map<String, EnumDeclaration> enums = new LinkedHashMap<>();
        tables.stream()
                .flatMap(Table::fieldStream)
                .map(field -> ColumnType.of(field).enumType())
                .flatMap(Optional::stream)
                .forEach(type -> enums.putIfAbsent(type.name().toString(), type));
        return enums;
    }

    /** By hand: jOOQ's createSequence has no AS, and another return type in each minor version. */
    private void addSequence(Sequence<?> sequence) {
        StringBuilder create = new StringBuilder("create sequence ")
                .append(dsl.render(sequence.getQualifiedName()))
                .append(" as ")
                .append(sequence.getDataType().getCastTypeName(dsl.configuration()));
        addOption(create, "start with", sequence.getStartWith());
        addOption(create, "increment by", sequence.getIncrementBy());
        addOption(create, "minvalue", sequence.getMinvalue());
        addOption(create, "maxvalue", sequence.getMaxvalue());
        addOption(create, "cache", sequence.getCache());
        add(create + (sequence.getCycle() ? " cycle" : ""));
    }

    private void addOption(StringBuilder create, String words, @Nullable Field<?> value) {
        if (value != null) {
            create.append(' ').append(words).append(' ').append(dsl.renderInlined(value));
        }
    }

    /** The code generator keeps a view's text with its own {@code create view … as} before it. */
    private void addView(Table<?> view) {
        String kind = view.getTableType() == TableType.VIEW ? "view" : "materialized view";
        add("create " + kind + " " + dsl.render(view) + " as\n" + ViewOrder.query(view, dsl));
    }

    private void addAll(Collection<? extends Table<?>> objects, DDLFlag... flags) {
        dsl.ddl(objects, new DDLExportConfiguration().flags(flags)).forEach(this::add);
    }

    private void add(QueryPart query) {
        add(dsl.renderInlined(query));
    }

    private void add(String statement) {
        text.append(statement.strip()).append(";\n");
    }
}
