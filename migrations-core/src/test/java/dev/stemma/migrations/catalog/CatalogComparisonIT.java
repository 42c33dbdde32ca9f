package dev.stemma.migrations.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Databases.class)
class CatalogComparisonIT {

    private static final CatalogReader READER = new CatalogReader(Set.of());

    @Test
    void of_aChangedSchema_tellsTheChangeAsTheJudgeDoes(TestDatabase database) throws SQLException {
        database.execute(PlantedDifferences.schema());
        SoftAssertions softly = new SoftAssertions();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            DatabaseCatalog before = READER.read(connection);
            CatalogSnapshot judged = CatalogSnapshot.of(connection);
            for (PlantedDifferences.Planted planted : PlantedDifferences.all()) {
                statement.execute(planted.statements());
                List<String> described = describe(CatalogComparison.of(before, READER.read(connection)));
                boolean known = !planted.description().startsWith("other ");
                softly.assertThat(judged.equals(CatalogSnapshot.of(connection)))
                        .as("unseen by the judge: " + planted)
                        .isEqualTo(!known);
                softly.assertThat(described)
                        .as(planted.statements())
                        .anyMatch(line -> line.startsWith(planted.description()));
                connection.rollback();
            }
            softly.assertThat(READER.read(connection)).isEqualTo(before);
        }
        softly.assertAll();
    }

    @Test
    void of_aMissingTable_leavesOutWhatBelongsToIt(TestDatabase one, TestDatabase other) throws SQLException {
        one.execute(PlantedDifferences.schema());
        other.execute(PlantedDifferences.schema());
        other.execute("DROP TABLE zoo.animal CASCADE");

        assertThat(describe(CatalogComparison.of(read(one), read(other))))
                .containsExactly(
                        "table zoo.animal: the model has it, the chain does not",
                        "materialized view zoo.census: the model has it, the chain does not");
    }

    @Test
    void of_foreignTables_tellsTheirServersAndOptions(TestDatabase one, TestDatabase other) throws SQLException {
        String far =
                "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER %1$s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE far"
                        + " (id integer OPTIONS (column_name '%2$s')) SERVER %1$s OPTIONS (table_name '%2$s')";
        one.execute(far.formatted("here", "a"));
        other.execute(far.formatted("there", "b"));

        assertThat(describe(CatalogComparison.of(read(one), read(other))))
                .contains(
                        "foreign table public.far, options: the model says table_name=a, the chain says table_name=b",
                        "foreign table public.far, server: the model says here, the chain says there",
                        "column public.far.id, options: the model says column_name=a, the chain says column_name=b");
    }

    /** PostgreSQL before 14 has no compression of columns to tell. */
    @Test
    void of_compressedColumns_tellsTheMethod(TestDatabase one, TestDatabase other) throws SQLException {
        boolean known = Integer.parseInt(one.value("SHOW server_version_num")) >= 140000;
        one.execute("CREATE TABLE t (a text)");
        other.execute("CREATE TABLE t (a text" + (known ? " COMPRESSION pglz)" : ")"));

        assertThat(describe(CatalogComparison.of(read(one), read(other))))
                .isEqualTo(
                        known
                                ? List.of("column public.t.a, compression: the model has none, the chain says pglz")
                                : List.of());
    }

    @Test
    void of_columnsInAnotherOrder_isToldApart(TestDatabase one, TestDatabase other) throws SQLException {
        one.execute("CREATE TABLE t (a integer, b text, c date)");
        other.execute("CREATE TABLE t (c date, x text, b text, a integer); ALTER TABLE t DROP COLUMN x");

        CatalogComparison comparison = CatalogComparison.of(read(one), read(other));

        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.reordered())
                .extracting(difference -> difference.describe("the model", "the chain"))
                .containsExactly("table public.t, order of columns: the model says a, b, c, the chain says c, b, a");
    }

    @Test
    void of_anAddedColumn_isNotAReorderingToo(TestDatabase one, TestDatabase other) throws SQLException {
        one.execute("CREATE TABLE t (a integer, b text, c date)");
        other.execute("CREATE TABLE t (a integer, c date)");

        assertThat(CatalogComparison.of(read(one), read(other)).reordered()).isEmpty();
    }

    @Test
    void read_ofAHostileName_keepsIt(TestDatabase database) throws SQLException {
        String name = "we;ird \"\"name' ßé";
        database.execute("CREATE SCHEMA \"%1$s\"; CREATE TABLE \"%1$s\".\"%1$s\" (\"%1$s\" integer PRIMARY KEY)"
                .formatted(name));

        String plain = name.replace("\"\"", "\"");
        assertThat(read(database).all(CatalogColumn.class))
                .extracting(CatalogColumn::table, CatalogColumn::column)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(new QualifiedName(plain, plain), plain));
    }

    @Test
    void read_withExcludedTables_leavesOutAllThatIsTheirs(TestDatabase database) throws SQLException {
        database.execute(PlantedDifferences.schema());
        DatabaseCatalog before = read(database);
        database.execute("""
                CREATE TABLE zoo.log (
                    id bigserial PRIMARY KEY, seq integer GENERATED ALWAYS AS IDENTITY,
                    a text CONSTRAINT filled CHECK (a <> ''));
                CREATE INDEX ON zoo.log (a);
                COMMENT ON TABLE zoo.log IS 'bookkeeping';
                COMMENT ON COLUMN zoo.log.a IS 'bookkeeping';
                COMMENT ON CONSTRAINT filled ON zoo.log IS 'bookkeeping';
                CREATE RULE nothing AS ON DELETE TO zoo.log DO INSTEAD NOTHING;
                COMMENT ON RULE nothing ON zoo.log IS 'bookkeeping';
                CREATE POLICY p ON zoo.log;
                COMMENT ON POLICY p ON zoo.log IS 'bookkeeping';
                CREATE STATISTICS log_stat ON id, seq FROM zoo.log;
                COMMENT ON STATISTICS log_stat IS 'bookkeeping'
                """);

        try (Connection connection = database.connect()) {
            CatalogReader reader =
                    new CatalogReader(Set.of(new QualifiedName("zoo", "log"), new QualifiedName("zoo", "nowhere")));
            assertThat(reader.read(connection)).isEqualTo(before);
        }
    }

    @Test
    void read_withinATransactionOrOutside_leavesTheSessionAsItWas(TestDatabase database) throws SQLException {
        database.execute(PlantedDifferences.schema());
        try (Connection connection = database.connect()) {
            connection.setSchema("zoo");
            DatabaseCatalog outside = READER.read(connection);
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getSchema()).isEqualTo("zoo");

            connection.setAutoCommit(false);
            assertThat(READER.read(connection)).isEqualTo(outside);
            assertThat(connection.getSchema()).isEqualTo("zoo");
            connection.commit();
        }
    }

    @Test
    void read_of500Tables_isAsManyQueriesAsForNone(TestDatabase database) throws SQLException {
        StringBuilder tables = new StringBuilder();
        for (int i = 1; i <= 500; i++) {
            tables.append("""
                    CREATE TABLE t%1$d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL DEFAULT 'x',
                        parent bigint REFERENCES t%2$d, CONSTRAINT c%1$d CHECK (name <> ''), UNIQUE (name));
                    CREATE INDEX i%1$d ON t%1$d (parent) WHERE name > 'a';
                    COMMENT ON TABLE t%1$d IS 'number %1$d';
                    """.formatted(i, Math.max(1, i - 1)));
        }
        database.execute(tables.toString());
        try (Connection connection = database.connect()) {
            long start = System.nanoTime();
            DatabaseCatalog catalog = READER.read(connection);
            System.out.println("catalog of 500 tables, " + catalog.objects().size() + " objects: "
                    + (System.nanoTime() - start) / 1_000_000 + " ms");

            assertThat(catalog.all(CatalogTable.class)).hasSize(500);
            assertThat(catalog.all(CatalogColumn.class)).hasSize(1500);
            assertThat(catalog.all(CatalogIndex.class)).hasSize(1500);
            assertThat(catalog.all(CatalogConstraint.class).stream()
                            .collect(Collectors.groupingBy(CatalogConstraint::constraintKind, Collectors.counting())))
                    .containsEntry(ConstraintKind.FOREIGN_KEY, 500L)
                    .containsEntry(ConstraintKind.CHECK, 500L);
        }
    }

    private static DatabaseCatalog read(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return READER.read(connection);
        }
    }

    private static List<String> describe(CatalogComparison comparison) {
        return comparison.differences().stream()
                .map(difference -> difference.describe("the model", "the chain"))
                .toList();
    }
}
