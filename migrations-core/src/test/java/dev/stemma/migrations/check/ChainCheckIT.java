package dev.stemma.migrations.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.catalog.CatalogComparison;
import dev.stemma.migrations.catalog.PlantedDifferences;
import dev.stemma.migrations.catalog.PlantedDifferences.Planted;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.script.ScriptsLocation;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

@ExtendWith(Databases.class)
class ChainCheckIT {

    private static final String SCRATCHES = "SELECT count(*) FROM pg_database WHERE datname = ANY (?)";

    private final List<String> created = new ArrayList<>();

    @TempDir
    private Path folder;

    /** The others are looked for by the test of the comparison itself. */
    static Stream<Planted> planted() {
        return PlantedDifferences.all().stream().filter(Planted::common);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void problems_nameAPlantedDifference(Planted planted, TestDatabase database) throws IOException {
        model(PlantedDifferences.schema());
        chain(PlantedDifferences.schema(), planted.statements() + ";");

        assertThat(new ChainCheck(compare(database)).problems())
                .anyMatch(problem -> problem.startsWith(planted.description()));
        assertThat(leftBehind(database)).isEqualTo("0");
    }

    @Test
    void problems_ofAModelThatIsTheChain_areNone(TestDatabase database) throws IOException {
        model(PlantedDifferences.schema());
        chain(PlantedDifferences.schema());

        CatalogComparison comparison = compare(database);

        assertThat(new ChainCheck(comparison).problems()).isEmpty();
        assertThat(comparison.reordered()).isEmpty();
        assertThat(created).hasSize(2);
        assertThat(leftBehind(database)).isEqualTo("0");
        assertThat(database.column("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .as("the configured database")
                .isEmpty();
    }

    @Test
    void problems_ofColumnsInAnotherOrder_areNone_butItIsTold(TestDatabase database) throws IOException {
        model("CREATE TABLE t (id int, born date, name text);");
        chain("CREATE TABLE t (id int, name text);", "ALTER TABLE t ADD COLUMN born date;");

        CatalogComparison comparison = compare(database);

        assertThat(new ChainCheck(comparison).problems()).isEmpty();
        assertThat(comparison.reordered()).hasSize(1);
    }

    @Test
    void problems_doNotSpeakOfTheBookkeeping_norOfItsSchema(TestDatabase database) throws IOException {
        model("CREATE TABLE t (id int);");
        chain("CREATE TABLE t (id int);");

        assertThat(new ChainCheck(compare(database, new BookkeepingNames("keeping", "books"))).problems())
                .isEmpty();
    }

    @Test
    void compare_ofAChainThatFails_saysSo_andLeavesNothingBehind(TestDatabase database) throws IOException {
        model("CREATE TABLE t (id int);");
        chain("CREATE TABLE t (id int);", "SELECT 1/0;");

        assertThatThrownBy(() -> compare(database))
                .hasMessageStartingWith("The chain cannot be brought up in an empty database. It was a scratch")
                .hasMessageContaining("division by zero");
        assertThat(created).hasSize(2);
        assertThat(leftBehind(database)).isEqualTo("0");
    }

    @Test
    void compare_ofAModelThatFails_saysSo_andLeavesNothingBehind(TestDatabase database) throws IOException {
        model("CREATE TABLE t (id innt);");
        chain("CREATE TABLE t (id int);");

        assertThatThrownBy(() -> compare(database))
                .hasMessageStartingWith("The model cannot be brought up in an empty database.")
                .hasMessageContaining("schema.sql:1:20");
        assertThat(leftBehind(database)).isEqualTo("0");
    }

    @Test
    void compare_withoutRevisions_isRefused(TestDatabase database) throws IOException {
        model("CREATE TABLE t (id int);");

        assertThatThrownBy(() -> compare(database)).hasMessageContaining("There are no revisions");
        assertThat(created).isEmpty();
    }

    @Test
    void create_byARoleThatMayNot_isTheServersRefusal(TestDatabase database) throws SQLException {
        database.execute("CREATE ROLE stemma_scratchless LOGIN PASSWORD 'x'");
        try {
            PGSimpleDataSource poor = dataSource(database, database.name());
            poor.setUser("stemma_scratchless");
            poor.setPassword("x");

            assertThatThrownBy(() -> ScratchDatabase.create(poor, name -> poor, made -> {}))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        } finally {
            database.execute("DROP ROLE stemma_scratchless");
        }
    }

    @Test
    void close_whileItIsBeingCreated_waits_andDropsIt(TestDatabase database) throws Exception {
        List<ScratchDatabase> announced = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            // no database can be created until this ends
            statement.execute("LOCK TABLE pg_database IN EXCLUSIVE MODE");
            Future<?> creation = threads.submit(() ->
                    ScratchDatabase.create(database.dataSource(), name -> dataSource(database, name), announced::add));
            await(() -> announced.size() == 1 && waits(database));

            Future<?> closing = threads.submit(announced.get(0)::close);

            assertThatThrownBy(() -> closing.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            other.rollback();
            creation.get(30, TimeUnit.SECONDS);
            closing.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        created.add(announced.get(0).name());
        assertThat(leftBehind(database)).isEqualTo("0");
    }

    @Test
    void create_ofWhatIsClosedAlready_createsNothing(TestDatabase database) {
        assertThatThrownBy(() -> ScratchDatabase.create(
                        database.dataSource(), name -> dataSource(database, name), ScratchDatabase::close))
                .isInstanceOf(IllegalStateException.class);
    }

    private static boolean waits(TestDatabase database) {
        return !database.column("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'pg_database'::regclass")
                .isEmpty();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private CatalogComparison compare(TestDatabase database) {
        return compare(database, BookkeepingNames.DEFAULT);
    }

    private CatalogComparison compare(TestDatabase database, BookkeepingNames names) {
        ClassLoader loader = getClass().getClassLoader();
        ScriptCatalog scripts = ScriptCatalog.load(List.of(ScriptsLocation.parse("chain", folder, loader)));
        ChainProof proof = new ChainProof(scripts, Model.ofSql(List.of("schema.sql"), folder, loader), names);
        return proof.on(() -> scratch(database));
    }

    private ScratchDatabase scratch(TestDatabase database) {
        try {
            return ScratchDatabase.create(
                    database.dataSource(), name -> dataSource(database, name), made -> created.add(made.name()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PGSimpleDataSource dataSource(TestDatabase database, String name) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.url());
        dataSource.setDatabaseName(name);
        return dataSource;
    }

    private String leftBehind(TestDatabase database) {
        return database.value(SCRATCHES, (Object) created.toArray(String[]::new));
    }

    private void model(String sql) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), sql);
        Files.createDirectories(folder.resolve("chain"));
    }

    private void chain(String... revisions) throws IOException {
        for (int i = 1; i <= revisions.length; i++) {
            Files.writeString(
                    folder.resolve("chain").resolve("r" + i + ".sql"),
                    "-- Number " + i + "\n--\n-- revision: r" + i + "\n-- revises: " + (i == 1 ? "" : "r" + (i - 1))
                            + "\n\n-- migrate:up\n" + revisions[i - 1] + "\n");
        }
    }
}
