package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.cli.Shell.Outcome;
import dev.stemma.cli.command.MigrateCommand;
import dev.stemma.cli.command.PlainCommand;
import dev.stemma.migrations.run.Cancellation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in their plainest form are read without picocli, and mean the same. */
class PlainCommandTest {

    @TempDir
    private Path folder;

    private static boolean isPlain(String line) {
        PrintWriter out = new PrintWriter(new StringWriter());
        MigrateCommand migrate = new MigrateCommand(Map.of(), false, new Cancellation(), out, out);
        return PlainCommand.of(migrate, line.split(" ", -1)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current",
                "current --json",
                "-q -c migrate.toml upgrade head",
                "upgrade heads",
                "upgrade +1 --url jdbc:postgresql://h/d --user ann --password-file p --scripts s -v --no-color",
            })
    void plainForms_needNoPicocli(String line) {
        assertThat(isPlain(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "current ",
                "curent",
                "current x",
                "current --check-heads",
                "current --help",
                "upgrade",
                "upgrade head head",
                "upgrade head --dry-run",
                "upgrade -1",
                "upgrade @file",
                "upgrade \"head\"",
                "upgrade --url=u head",
                "upgrade head --url",
                "upgrade head --url current",
                "upgrade head --url --json",
                "upgrade head --scripts a,b",
                "upgrade head --user a --user b",
                "upgrade head -v -v",
                "upgrade head -qv",
                "upgrade head -q --quiet",
                "upgrade head -c a --config b",
                "upgrade \u22121",
                "upgrade -- head",
                "downgrade base",
                "--version",
            })
    void whateverElse_isLeftToPicocli(String line) {
        assertThat(isPlain(line)).isFalse();
    }

    /** An option after an equals sign is what makes picocli read the same command. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "current --user ann",
                "current --json --user ann",
                "-q upgrade head --user ann",
                "upgrade nowhere --user ann",
                "upgrade head --no-color --user ann",
                "current -v --config none.toml --user ann",
                "current --password-file none --user ann",
            })
    void bothWays_sayTheSame(String line) throws IOException {
        Files.createDirectories(folder.resolve("scripts"));
        Shell shell = Shell.plain()
                .with("--scripts", folder.resolve("scripts").toString(), "--url", "jdbc:postgresql://localhost:1/d");
        Outcome plain = shell.run(line.split(" ", -1));
        assertThat(plain).isEqualTo(shell.run(line.replace("--user ", "--user=").split(" ", -1)));
        assertThat(plain.exitCode()).isNotZero();
    }
}
