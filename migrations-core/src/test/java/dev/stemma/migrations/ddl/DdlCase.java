package dev.stemma.migrations.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * A statement, or some that go together, twice: as a person writes it for PostgreSQL and as a revision in Java does. In
 * the former, {@code %0} to {@code %9} are hostile names, quoted, and {@code %L} and {@code %M} are hostile literals.
 */
record DdlCase(
        String title,
        int since,
        boolean inATransaction,
        boolean alone,
        List<String> given,
        List<String> sql,
        List<BiFunction<DSLContext, HostileNames, Query>> queries) {

    static DdlCase of(String title) {
        return new DdlCase(title, 13, true, false, List.of(), List.of(), List.of());
    }

    /** The oldest server that knows the statement. */
    DdlCase since(int version) {
        return new DdlCase(title, version, inATransaction, alone, given, sql, queries);
    }

    DdlCase notInATransaction() {
        return new DdlCase(title, since, false, false, given, sql, queries);
    }

    /** For what a database has once only, extensions for example. */
    DdlCase isAlone() {
        return new DdlCase(title, since, inATransaction, true, given, sql, queries);
    }

    /** What has to be there before. */
    DdlCase given(String... statements) {
        return new DdlCase(title, since, inATransaction, alone, List.of(statements), sql, queries);
    }

    /** One more statement, in both languages. */
    DdlCase same(String statement, BiFunction<DSLContext, HostileNames, Query> query) {
        List<String> moreSql = new ArrayList<>(sql);
        moreSql.add(statement);
        List<BiFunction<DSLContext, HostileNames, Query>> moreQueries = new ArrayList<>(queries);
        moreQueries.add(query);
        return new DdlCase(title, since, inATransaction, alone, given, moreSql, moreQueries);
    }

    @Override
    public String toString() {
        return title;
    }
}
