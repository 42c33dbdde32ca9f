package dev.stemma.migrations.ddl;

import org.jooq.DataType;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.conf.ParamType;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * SQL of ours with places for jOOQ's query parts: {@code {0}}, {@code {1}}. The text is keywords only; names and values
 * come as parts, and every value is inlined.
 */
final class Template {

    private Template() {}

    static Query query(String keywords, QueryPart... parts) {
        return query(DSL.sql(keywords, parts));
    }

    static Query query(QueryPart whole) {
        return DSL.query("{0}", inlined(whole));
    }

    /** Renders {@code DSL.val} as a literal, whatever the statement around it does. */
    static QueryPart inlined(QueryPart part) {
        return CustomQueryPart.of(context -> context.paramType(ParamType.INLINED, inner -> inner.visit(part)));
    }

    /** A type as it stands in a cast; a data type as a part of a template renders as {@code varchar(l)}. */
    static QueryPart type(DataType<?> type) {
        return CustomQueryPart.of(context -> context.sql(type.getCastTypeName(context.configuration())));
    }
}
