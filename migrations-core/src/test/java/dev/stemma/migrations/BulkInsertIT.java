package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.jooq.impl.TableRecordImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many rows with few statements, their values as the columns need them. */
class BulkInsertIT extends RunningCode {

    private static final Table<?> UNDECLARED = DSL.table("t1");

    /** As jOOQ's generator declares a table. */
    static final class T1 extends TableImpl<T1Record> {

        private static final long serialVersionUID = 1L;
        static final T1 T = new T1();

        final TableField<T1Record, Integer> id = createField(DSL.name("id"), SQLDataType.INTEGER, this);
        final TableField<T1Record, String> text = createField(DSL.name("name"), SQLDataType.VARCHAR, this);
        final TableField<T1Record, JSONB> data = createField(DSL.name("data"), SQLDataType.JSONB, this);

        T1() {
            super(DSL.name("t1"));
        }

        @Override
        public Class<T1Record> getRecordType() {
            return T1Record.class;
        }
    }

    /** A table whose column may be null, so that a value that gets lost would not be noticed. */
    static final class Count extends TableImpl<Record> {

        private static final long serialVersionUID = 1L;
        static final Count T = new Count();

        final TableField<Record, Integer> number = createField(DSL.name("n"), SQLDataType.INTEGER, this);

        Count() {
            super(DSL.name("counts"));
        }
    }

    static final class T1Record extends TableRecordImpl<T1Record> {

        private static final long serialVersionUID = 1L;

        T1Record() {
            super(T1.T);
        }

        T1Record id(int id) {
            set(T1.T.id, id);
            return this;
        }
    }

    private int inserted;

    @Test
    void rowsOfDifferentColumns_getTheDefaults_andNullStaysNull(TestDatabase database) {
        Map<String, Object> noName = new HashMap<>();
        noName.put("id", 3);
        noName.put("name", null);
        inTransaction(
                        database,
                        op -> inserted = op.bulkInsert(
                                UNDECLARED, List.of(Map.of("id", 1, "name", "one"), Map.of("id", 2), noName)))
                .upgrade("head");

        assertThat(inserted).isEqualTo(3);
        assertThat(names(database)).containsExactly("1 one", "2 none", "3 -");
    }

    @Test
    void aDeclaredTable_convertsTheValues(TestDatabase database) {
        inTransaction(database, op -> op.bulkInsert(T1.T, List.of(Map.of("id", "1", "name", 7, "data", "{\"a\": 1}"))))
                .upgrade("head");

        assertThat(names(database)).containsExactly("1 7");
        assertThat(database.value("SELECT data ->> 'a' FROM t1")).isEqualTo("1");
    }

    static Stream<Object> notIntegers() {
        return Stream.of("two", "1.5", 2.5, 3_000_000_000L, Double.NaN, "");
    }

    @ParameterizedTest
    @MethodSource("notIntegers")
    void aValueThatIsNotOfItsType_isNamedWithItsRow_andNotMadeToFit(Object value, TestDatabase database) {
        Stemma stemma = inTransaction(
                database, op -> op.bulkInsert(Count.T, List.of(Map.of("n", 1), Map.of("n", "2"), Map.of("n", value))));
        database.execute("CREATE TABLE counts (n int)");

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .hasMessageContaining("bulkInsert: row 3 for counts has a "
                        + value.getClass().getSimpleName() + " in n that is no value of its type, integer");
    }

    @Test
    void anUndeclaredTable_takesValuesByTheirJavaType_andExpressions(TestDatabase database) {
        inTransaction(
                        database,
                        op -> op.bulkInsert(
                                UNDECLARED,
                                List.of(
                                        Map.of("id", 1, "name", DSL.upper("x"), "data", JSONB.valueOf("[1]")),
                                        Map.of("id", DSL.field("1 + {0}", DSL.val(1))))))
                .upgrade("head");

        assertThat(names(database)).containsExactly("1 X", "2 none");
        assertThat(database.value("SELECT data ->> 0 FROM t1 WHERE id = 1")).isEqualTo("1");
    }

    @Test
    void records_areInsertedWithTheFieldsThatWereSet(TestDatabase database) {
        T1Record named = new T1Record().id(2);
        named.set(T1.T.text, null);
        inTransaction(database, op -> inserted = op.bulkInsert(List.of(new T1Record().id(1), named)))
                .upgrade("head");

        assertThat(inserted).isEqualTo(2);
        assertThat(names(database)).containsExactly("1 none", "2 -");
    }

    @Test
    void moreRowsThanOneStatementTakes_areAllInserted(TestDatabase database) {
        List<Map<String, Object>> rows = new ArrayList<>();
        IntStream.range(0, 70_001).forEach(id -> rows.add(Map.of("id", id, "name", "n" + id)));

        inTransaction(database, op -> inserted = op.bulkInsert(UNDECLARED, rows))
                .upgrade("head");

        assertThat(inserted).isEqualTo(70_001);
        assertThat(database.value("SELECT count(*) || ' ' || max(id) FROM t1")).isEqualTo("70001 70000");
    }

    @Test
    void rowsOfManyColumns_stayBelowTheLimitOfBindings(TestDatabase database) {
        List<String> columns =
                IntStream.range(0, 200).mapToObj(column -> "c" + column).toList();
        Map<String, Object> row = new HashMap<>();
        columns.forEach(column -> row.put(column, 1));
        inTransaction(database, op -> {
                    op.execute("CREATE TABLE wide (" + String.join(" int, ", columns) + " int)");
                    inserted = op.bulkInsert(DSL.table("wide"), Collections.nCopies(500, row));
                })
                .upgrade("head");

        assertThat(inserted).isEqualTo(500);
    }

    @Test
    void noRows_andRowsWithoutColumns_areTakenAtTheirWord(TestDatabase database) {
        inTransaction(database, op -> {
                    op.execute("CREATE TABLE numbered (id serial)");
                    op.bulkInsert(DSL.table("numbered"), List.of());
                    inserted = op.bulkInsert(DSL.table("numbered"), List.of(Map.of(), Map.of()));
                })
                .upgrade("head");

        assertThat(inserted).isEqualTo(2);
        assertThat(database.value("SELECT max(id) FROM numbered")).isEqualTo("2");
    }

    @Test
    void hostileNames_areQuoted(TestDatabase database) {
        String hostile = "we;ird \"na?me\" {0}";
        Name table = DSL.name("Select");
        inTransaction(database, op -> {
                    op.execute(op.dsl().createTable(table).column(DSL.name(hostile), SQLDataType.VARCHAR));
                    op.bulkInsert(DSL.table(table), List.of(Map.of(hostile, "'; DROP TABLE t1; --")));
                })
                .upgrade("head");

        assertThat(database.column("SELECT * FROM \"Select\"")).containsExactly("'; DROP TABLE t1; --");
    }
}
