package dev.stemma.migrations.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Puts views behind the views that their queries name, as far as words tell. */
final class ViewOrder {

    /** How the code generator begins a view's text. */
    private static final Pattern CREATE = Pattern.compile(
            "^\\s*create\\s+(or\\s+replace\\s+)?(materialized\\s+)?view\\s+(\"(?:[^\"]|\"\")*\"|[\\w.])+\\s+as\\s+",
            Pattern.CASE_INSENSITIVE);

    private final List<Table<?>> views;
    private final Set<Table<?>> ordered = new LinkedHashSet<>();
    private final Set<Table<?>> entered = new LinkedHashSet<>();
    private final DSLContext dsl = DSL.using(SQLDialect.POSTGRES);

    private ViewOrder(List<Table<?>> views) {
        this.views = views;
    }

    static List<Table<?>> of(List<Table<?>> views) {
        ViewOrder order = new ViewOrder(views);
        views.forEach(order::enter);
        return List.copyOf(order.ordered);
    }

    private void enter(Table<?> view) {
        if (entered.add(view)) {
            String query = query(view, dsl);
            for (Table<?> other : views) {
                if (other != view && names(query, other.getName())) {
                    enter(other);
                }
            }
            ordered.add(view);
        }
    }

    private static boolean names(String query, String name) {
        return Pattern.compile("(?<![\\w])" + Pattern.quote(name) + "(?![\\w])")
                .matcher(query)
                .find();
    }

    /** A view's query. */
    static String query(Table<?> view, DSLContext dsl) {
        Select<?> select = view.getOptions().select();
        if (select != null) {
            return dsl.renderInlined(select);
        }
        String source = String.valueOf(view.getOptions().source()).strip();
        String query = CREATE.matcher(source).replaceFirst("");
        return query.endsWith(";") ? query.substring(0, query.length() - 1) : query;
    }
}
