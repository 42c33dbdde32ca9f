package dev.stemma.migrations.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.query;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.NUMERIC;
import static org.jooq.impl.SQLDataType.VARCHAR;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The traps that docs/ddl.md names: where one is gone, that page and perhaps a helper can go too. */
class JooqTrapsTest {

    @ParameterizedTest
    @MethodSource("traps")
    void jooq_rendersSomethingElse(String rendered, Function<DSLContext, Query> query) {
        assumeTrue("3.19".equals(Constants.MINOR_VERSION), "seen with jOOQ 3.19, this is " + Constants.MINOR_VERSION);
        assertThat(DSL.using(SQLDialect.POSTGRES).renderInlined(query.apply(DSL.using(SQLDialect.POSTGRES))))
                .isEqualTo(rendered);
    }

    static Stream<Arguments> traps() {
        return Stream.of(
                trap(
                        "alter table \"t\" add \"c\" int",
                        dsl -> dsl.alterTable("t").add("c", INTEGER.generatedAlwaysAs(field(name("a"), INTEGER)))),
                trap(
                        "create table \"t\" (\"a\" numeric[])",
                        dsl -> dsl.createTable("t").column("a", NUMERIC(10, 2).getArrayDataType())),
                trap("create domain \"d\" as int", dsl -> dsl.createDomain("d").as(INTEGER.notNull())),
                trap("create type \"e\" as ()", dsl -> dsl.createType("e").asEnum()),
                trap(
                        "alter table \"t\" drop primary key",
                        dsl -> dsl.alterTable("t").dropPrimaryKey()),
                trap(
                        "do $$ begin create table \"t\" (\"a\" int); comment on table \"t\" is '$$'; end $$",
                        dsl -> dsl.createTable("t").column("a", INTEGER).comment("$$")),
                trap(
                        "do $$ begin drop view \"v\"; create view \"v\" as select 1; end; $$",
                        dsl -> dsl.alterView("v").as(DSL.select(DSL.inline(1)))),
                trap("cast as varchar(l)", dsl -> query("cast as {0}", VARCHAR(5))),
                trap("truncate table t", dsl -> dsl.truncate("t")));
    }

    private static Arguments trap(String rendered, Function<DSLContext, Query> query) {
        return Arguments.of(rendered, query);
    }
}
