package dev.stemma.migrations.ddl;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.Context;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * A statement in the making: at most one clause for each place, rendered in the order of the places with a space between
 * them. Immutable.
 *
 * @param <P> the places, in the order that PostgreSQL wants
 */
final class Clauses<P extends Enum<P>> {

    private final Map<P, QueryPart> written;

    private Clauses(Map<P, QueryPart> written) {
        this.written = written;
    }

    static <P extends Enum<P>> Clauses<P> none(Class<P> places) {
        return new Clauses<>(new EnumMap<>(places));
    }

    /** A copy with a clause at a place, instead of the one that stood there. */
    Clauses<P> with(P place, String keywords, QueryPart... parts) {
        Map<P, QueryPart> copy = new EnumMap<>(written);
        copy.put(place, DSL.sql(keywords, parts));
        return new Clauses<>(copy);
    }

    Query query() {
        return Template.query(part());
    }

    QueryPart part() {
        List<QueryPart> ordered = new ArrayList<>(written.values());
        return CustomQueryPart.of(context -> write(context, ordered));
    }

    private static void write(Context<?> context, List<QueryPart> clauses) {
        for (int i = 0; i < clauses.size(); i++) {
            if (i > 0) {
                context.sql(' ');
            }
            context.visit(clauses.get(i));
        }
    }
}
