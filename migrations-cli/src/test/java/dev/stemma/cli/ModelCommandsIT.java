package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the commands do with a declared model. */
@ExtendWith(Databases.class)
class ModelCommandsIT {

    private static final String SCRIPTS = "[scripts]\nlocations = [\"migrations\"]\n";
    private static final String SCRATCHES = "SELECT count(*) FROM pg_database WHERE datname LIKE 'stemma_scratch_%'";

    @TempDir
    private Path folder;

    @BeforeEach
    void project() throws IOException {
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrate.toml"), SCRIPTS + "[model]\nsources = [\"schema.sql\"]\n");
        Files.writeString(folder.resolve("migrations/a1a1.sql"), """
                -- Create customers
                --
                -- revision: a1a1
                -- revises:

                -- migrate:up
                CREATE TABLE customers (id int PRIMARY KEY, email text);
                """);
        Files.writeString(folder.resolve("migrations/b2b2.sql"), """
                -- Add names
                --
                -- revision: b2b2
                -- revises: a1a1

                -- migrate:up
                ALTER TABLE customers ADD COLUMN name text DEFAULT 'x';
                """);
        model("CREATE TABLE customers (id int PRIMARY KEY, name text DEFAULT 'x', email text);\n");
    }

    @Test
    void oneshot_createsTheModel_inTheOperatorsWords(TestDatabase database) {
        Outcome outcome = run(database, "oneshot");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err().lines())
                .containsExactly(
                        "Detected a fresh new database.", "Creating tables...", "Stamping schema revision to head...");
        assertThat(outcome.out()).startsWith("Now at b2b2 (2 steps, ");
        assertThat(database.column("SELECT attname FROM pg_attribute WHERE attrelid = 'customers'::regclass"
                        + " AND attnum > 0 ORDER BY attnum"))
                .containsExactly("id", "name", "email");
    }

    @Test
    void oneshot_asDryRun_saysWhatComesFromTheModel(TestDatabase database) {
        Outcome outcome = run(database, "oneshot", "--dry-run");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly(
                        "Creating tables by the model, statements: 1. The revisions are recorded only:",
                        "Running stamp_revision  -> a1a1, Create customers",
                        "Running stamp_revision a1a1 -> b2b2, Add names",
                        "Dry run: from base to b2b2; nothing was changed.");
        assertThat(database.column("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void oneshot_belowTheHead_isWrongUsage(TestDatabase database) {
        Outcome outcome = run(database, "oneshot", "a1a1");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("a model is declared");
    }

    @Test
    void oneshot_ofAModelThatFails_saysWhere(TestDatabase database) throws IOException {
        model("CREATE TABLE customers (id innt);\n");

        Outcome outcome = run(database, "oneshot");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("The model failed at schema.sql:1:28, statement 1 of 1", "\nState: ", "\nNext: ");
    }

    @Test
    void checkChain_ofEqualSchemas_findsNothing_andTellsOfTheOrderOfColumns(TestDatabase database) {
        Outcome outcome = run(database, "check", "--chain");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo("Nothing found (chain).\n");
        assertThat(outcome.err().lines())
                .containsExactly(
                        "Not a finding: table public.customers, order of columns: the model says id, name, email,"
                                + " the chain says id, email, name");
        assertThat(database.value(SCRATCHES)).isEqualTo("0");
        assertThat(database.column("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void checkChain_ofOtherSchemas_isAFinding(TestDatabase database) throws IOException {
        model("""
                CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL, name text DEFAULT 'x');
                CREATE INDEX ix_name ON customers (name);
                """);

        Outcome text = run(database, "check", "--chain");
        JsonNode json = run(database, "check", "--chain", "--json").json();

        assertThat(text.exitCode()).isEqualTo(3);
        assertThat(text.out().lines())
                .containsExactly(
                        "chain: column public.customers.email, nullability: the model says not null, the chain says null",
                        "chain: index public.ix_name: the model has it, the chain does not");
        assertThat(json.get("ok").asBoolean()).isFalse();
        assertThat(json.at("/findings/1/problem").asText()).contains("public.ix_name");
        assertThat(json.at("/differences/0").toString())
                .isEqualTo("{\"kind\":\"column\",\"name\":\"public.customers.email\",\"change\":\"changed\","
                        + "\"attribute\":\"nullability\",\"model\":\"not null\",\"chain\":\"null\"}");
        assertThat(json.at("/differences/1/change").asText()).isEqualTo("missing");
        assertThat(database.value(SCRATCHES)).isEqualTo("0");
    }

    @Test
    void checkChain_byARoleThatMayNotCreateDatabases_usesAServerOfItsOwn(TestDatabase database) {
        database.execute("CREATE ROLE stemma_chainless LOGIN PASSWORD 'x'");
        try {
            Outcome outcome = Shell.plain()
                    .withEnvironment("MIGRATE_PASSWORD", "x")
                    .with("-c", folder.resolve("migrate.toml").toString())
                    .with("--url", database.url().replaceFirst("\\?.*", ""), "--user", "stemma_chainless")
                    .run("check", "--chain");

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.err())
                    .startsWith("The role may not create databases on the configured server\nStarting an embedded");
        } finally {
            database.execute("DROP ROLE stemma_chainless");
        }
    }

    @Test
    void checkChain_withoutAModel_isWrongUsage() throws IOException {
        Files.writeString(folder.resolve("migrate.toml"), SCRIPTS);

        Outcome outcome = shell().run("check", "--chain");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("No model is declared");
    }

    @Test
    void checkChain_withOtherChecksLeftOut_isWrongUsage() {
        assertThat(shell().run("check", "--chain", "--no-database").exitCode()).isEqualTo(2);
    }

    private void model(String sql) throws IOException {
        Files.writeString(folder.resolve("schema.sql"), sql);
    }

    private Shell shell() {
        return Shell.plain().with("-c", folder.resolve("migrate.toml").toString());
    }

    private Outcome run(TestDatabase database, String... arguments) {
        return shell().with("--url", database.url()).run(arguments);
    }
}
