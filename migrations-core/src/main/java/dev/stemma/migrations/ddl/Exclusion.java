package dev.stemma.migrations.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * {@code EXCLUDE}: no two rows may agree in all of its elements, each compared by its operator. Immutable.
 */
public final class Exclusion {

    /** PostgreSQL manual, 4.1.3, without the rules on comments and trailing signs, which the server checks. */
    private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|`?]{1,63}");

    private final Name method;
    private final List<QueryPart> elements;
    private final @Nullable Condition predicate;

    private Exclusion(Name method, List<QueryPart> elements, @Nullable Condition predicate) {
        this.method = method;
        this.elements = elements;
        this.predicate = predicate;
    }

    /**
     * The access method of the index behind it.
     *
     * @param method its name, {@code gist} for example
     * @return an exclusion that has no elements yet and needs one at least
     */
    public static Exclusion using(String method) {
        return new Exclusion(DSL.name(method), List.of(), null);
    }

    /**
     * One more element.
     *
     * @param element the column or expression
     * @param operator how it is compared, {@code =} or {@code &&} for example; found by the {@code search_path}
     * @return a new exclusion
     * @throws IllegalArgumentException when that is no PostgreSQL operator
     */
    public Exclusion with(IndexElement element, String operator) {
        if (!OPERATOR.matcher(operator).matches() || operator.contains("--") || operator.contains("/*")) {
            throw new IllegalArgumentException("Not an operator of PostgreSQL: \"" + operator + "\"");
        }
        List<QueryPart> more = new ArrayList<>(elements);
        more.add(DSL.sql("{0} with {1}", element.part(), DSL.raw(operator)));
        return new Exclusion(method, List.copyOf(more), predicate);
    }

    /**
     * Only among rows for which a condition holds.
     *
     * @param condition over columns of the table
     * @return a new exclusion
     */
    public Exclusion where(Condition condition) {
        return new Exclusion(method, elements, condition);
    }

    QueryPart part() {
        QueryPart body = DSL.sql("exclude using {0} ({1})", method, DSL.list(elements));
        return predicate == null ? body : DSL.sql("{0} where ({1})", body, predicate);
    }
}
