package dev.stemma.migrations.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.StemmaBuilder;
import dev.stemma.migrations.catalog.CatalogComparison;
import dev.stemma.migrations.catalog.CatalogReader;
import dev.stemma.migrations.catalog.DatabaseCatalog;
import dev.stemma.migrations.catalog.QualifiedName;
import dev.stemma.testkit.CatalogSnapshot;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A oneshot of the manager sample gives what its revisions give. */
@ExtendWith(Databases.class)
class ManagerModelIT {

    @Test
    void oneshot_fromSchemaSql_givesWhatTheRevisionsGive(TestDatabase chain, TestDatabase model) throws SQLException {
        manager(chain).build().upgrade("head");

        manager(model)
                .model(Model.ofSql("classpath:samples/manager/schema.sql"))
                .build()
                .oneshot("head");

        assertThat(CatalogComparison.of(read(model), read(chain)).differences()).isEmpty();
        assertThat(judged(model)).isEqualTo(judged(chain));
        assertThat(revisions(model)).isEqualTo(revisions(chain));
    }

    @Test
    void oneshot_fromGeneratedClasses_losesWhatTheDocumentationSays(
            TestDatabase chain, TestDatabase model, @TempDir Path folder) throws Exception {
        manager(chain).build().upgrade("head");

        try (GeneratedClasses classes = GeneratedClasses.of(chain, "public", folder)) {
            manager(model)
                    .model(JooqModel.of(classes.schema("Public", "PUBLIC")))
                    .build()
                    .oneshot("head");
        }

        assertThat(revisions(model)).isEqualTo(revisions(chain));
        Losses.assertOnRecord("manager", Losses.between(read(chain), read(model)));
    }

    @Test
    void generatedClasses_ofNearlyEverything_areRefusedWithEveryReason(TestDatabase database, @TempDir Path folder)
            throws Exception {
        database.execute(Losses.zoo());
        try (GeneratedClasses classes = GeneratedClasses.of(database, "zoo", folder)) {
            JooqModel model = JooqModel.of(classes.schema("Zoo", "ZOO"));

            assertThatThrownBy(model::statements).hasMessage("""
                    jOOQ model (zoo) declares what cannot be created from it:
                      domain zoo.weight: jOOQ's DDL loses its NOT NULL and the names of its checks, and gives its \
                    columns the type below it
                      type zoo.place: jOOQ has no DDL for composite types
                      view zoo.census: jOOQ does not know its query
                      function zoo.two: jOOQ would create a table in its place; generate without <tableValuedFunctions/>
                    Nothing was changed. Leave these out of the generated classes, or declare the model in SQL""");
        }
    }

    @Test
    void generatedClasses_withoutWhatIsRefused_loseWhatTheDocumentationSays(
            TestDatabase chain, TestDatabase model, @TempDir Path folder) throws Exception {
        chain.execute(Losses.zoo());
        chain.execute("""
                DROP FUNCTION zoo.two(); DROP MATERIALIZED VIEW zoo.census;
                ALTER TABLE zoo.animal DROP COLUMN weight, DROP COLUMN place;
                DROP DOMAIN zoo.weight; DROP TYPE zoo.place
                """);
        try (GeneratedClasses classes = GeneratedClasses.of(chain, "zoo", folder)) {
            model.execute(JooqModel.of(classes.schema("Zoo", "ZOO")).sql());
        }

        Losses.assertOnRecord("zoo", Losses.between(read(chain), read(model)));
    }

    private static StemmaBuilder manager(TestDatabase database) {
        return Stemma.builder(database.dataSource()).scripts("classpath:samples/manager/migrations");
    }

    private static DatabaseCatalog read(TestDatabase database) throws SQLException {
        CatalogReader reader = new CatalogReader(Set.of(
                new QualifiedName("public", "schema_revision"), new QualifiedName("public", "schema_revision_log")));
        try (Connection connection = database.connect()) {
            return reader.read(connection);
        }
    }

    /** What the judge says, without the places of columns, in which a chain and a model differ. */
    private static List<String> judged(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection, "schema_revision", "schema_revision_log").lines().stream()
                    .map(line -> line.replaceFirst("^(column \\S+): #\\d+ ", "$1: "))
                    .toList();
        }
    }

    private static List<String> revisions(TestDatabase database) {
        return database.column("SELECT concat_ws(' ', revision, parents, checksum, downgrade_sql) FROM schema_revision"
                + " ORDER BY revision");
    }
}
