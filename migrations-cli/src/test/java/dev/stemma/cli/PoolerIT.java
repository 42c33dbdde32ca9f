package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.PgBouncer;
import dev.stemma.testkit.PgBouncer.Mode;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands behind a real pgbouncer in transaction mode. */
@ExtendWith(Databases.class)
class PoolerIT {

    @TempDir
    private Path folder;

    private Shell shell(PgBouncer bouncer, String lock) throws IOException {
        Path file = Files.writeString(folder.resolve("migrate.toml"), "[lock]\n" + lock);
        return Shell.plain().with("-c", file.toString(), "--url", bouncer.url(), "--scripts", "classpath:shop");
    }

    private static void assertDone(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    }

    @Test
    void withTheLockKindTable_allCommandsWork_andTheDefaultSaysSo(TestDatabase database, @TempDir Path ofBouncer)
            throws Exception {
        Optional<Path> program = PgBouncer.program();
        assumeTrue(program.isPresent(), PgBouncer.MISSING);
        String fixture = Path.of("src/test/resources/fixtures/shop.json").toString();
        try (PgBouncer bouncer = PgBouncer.start(program.get(), database, Mode.TRANSACTION, ofBouncer)) {
            Outcome refused = shell(bouncer, "").run("upgrade", "heads", "--json");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.json().at("/error/code").asText()).isEqualTo("LOCK_UNUSABLE");
            assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                    .isEmpty();

            Shell shell = shell(bouncer, "kind = 'table'");
            assertDone(shell.run("upgrade", "heads"));
            assertDone(shell.run("fixture", "populate", fixture));
            assertDone(shell.run("status"));
            assertDone(shell.run("check"));
            assertDone(shell.run("downgrade", "base"));
            assertDone(shell.run("oneshot", "heads"));
        }
    }
}
