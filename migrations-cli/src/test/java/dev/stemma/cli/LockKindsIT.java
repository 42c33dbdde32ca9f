package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code [lock]} in {@code migrate.toml}. */
@ExtendWith(Databases.class)
class LockKindsIT {

    @TempDir
    private Path folder;

    private Shell shell(TestDatabase database, String lock) throws IOException {
        Path file = Files.writeString(folder.resolve("migrate.toml"), "[lock]\n" + lock);
        return Shell.plain().with("-c", file.toString(), "--url", database.url(), "--scripts", "classpath:shop");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind = 'advisory'                             | 'schema_revision,schema_revision_log'",
                "kind = 'table'; lease = '10s'                  | 'schema_revision,schema_revision_lock,schema_revision_log'",
                "kind = 'file'; file = '${NOWHERE:-its own}/x' | 'schema_revision,schema_revision_log'",
                "kind = 'none'                                 | 'schema_revision,schema_revision_log'",
            })
    void eachKind_servesARun(String lock, String tables, TestDatabase database) throws IOException {
        Outcome outcome = shell(database, lock.replace("; ", "\n")).run("upgrade", "heads");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).doesNotContain("Warning");
        assertThat(database.value("SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables"
                        + " WHERE tablename LIKE 'schema_revision%'"))
                .isEqualTo(tables);
        assertThat(Files.exists(folder.resolve("its own/x"))).isEqualTo(lock.contains("file"));
    }

    @Test
    void aHeldLease_endsAnotherRunWithFour(TestDatabase database) throws IOException {
        Shell shell = shell(database, "kind = 'table'\nwait = '100ms'");
        shell.run("upgrade", "a1a1");
        database.execute("INSERT INTO schema_revision_lock VALUES"
                + " (1, 't', 'process 7 of \u001b[2Jops@web-3', now(), now() + interval '1 minute')");

        Outcome outcome = shell.run("upgrade", "heads", "--json");

        assertThat(outcome.exitCode()).isEqualTo(4);
        assertThat(outcome.json().at("/error/code").asText()).isEqualTo("LOCK_TIMEOUT");
        assertThat(outcome.json().at("/error/message").asText())
                .contains("process 7 of ?[2Jops@web-3, its lease ends at 20");
    }

    @Test
    void keysOfAnotherKind_areWarnedOf(TestDatabase database) throws IOException {
        Outcome outcome = shell(database, "lease = '10s'\nfile = 'x'\npassword = '${NOWHERE}'")
                .run("current");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .contains("migrate.toml:2: 'lease' has no effect with the lock kind 'advisory'")
                .contains("migrate.toml:3: 'file' has no effect")
                .contains("migrate.toml:4: 'password' has no effect");
    }

    @Test
    void anEtcdThatDoesNotAnswer_isSaid_andItsPasswordIsNot(TestDatabase database) throws IOException {
        Outcome outcome = shell(
                        database,
                        "kind = 'etcd'\nendpoints = ['http://127.0.0.1:1']\nuser = 'u'\npassword = '${SECRET}'")
                .withEnvironment("SECRET", "open sesame")
                .run("upgrade", "heads", "--json", "-v");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.json().at("/error/code").asText()).isEqualTo("LOCK_UNUSABLE");
        assertThat(outcome.err())
                .contains("The lock kind 'etcd' cannot use etcd at http://127.0.0.1:1: Connection refused")
                .contains("Nothing was changed");
        assertThat(outcome.out() + outcome.err()).doesNotContain("sesame");
    }

    /** As it is built: the lock is not on the class path, but in a folder beside the program. */
    @Test
    void theBuiltProgram_findsTheLockKindEtcd(TestDatabase database) throws Exception {
        File built = new File("target/migrate");
        File program =
                Objects.requireNonNull(built.listFiles(file -> file.getName().endsWith(".jar")))[0];
        assertThat(new File(built, "lib").list()).noneMatch(jar -> jar.contains("netty"));
        assertThat(new File(built, "lock-etcd").list()).anyMatch(jar -> jar.contains("netty"));
        Path file = Files.writeString(
                folder.resolve("migrate.toml"), "[lock]\nkind = 'etcd'\nendpoints = ['http://127.0.0.1:1']\n");
        Files.writeString(
                folder.resolve("r1.sql"), "-- One\n-- revision: r1\n-- revises:\n\n-- migrate:up\nSELECT 1;\n");
        Path err = folder.resolve("err");

        int exitCode = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        program.toString(),
                        "-c",
                        file.toString(),
                        "--scripts",
                        folder.toString(),
                        "--url",
                        database.url(),
                        "upgrade",
                        "head")
                .redirectError(err.toFile())
                .start()
                .waitFor();

        assertThat(exitCode).isEqualTo(1);
        assertThat(Files.readString(err))
                .startsWith("Error: The lock kind 'etcd' cannot use etcd at http://127.0.0.1:1: Connection refused");
    }
}
