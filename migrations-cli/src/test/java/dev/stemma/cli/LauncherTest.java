package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code migrate}, with a program of ours in the place of Java. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "migrate");

    @TempDir
    private Path root;

    @Test
    void thePassword_isPassedByTheEnvironmentOnly() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")) && Files.exists(Path.of("/bin/bash")), "no bash");
        Path launcher = Files.copy(LAUNCHER, root.resolve("migrate"), StandardCopyOption.COPY_ATTRIBUTES);
        Path java = Files.createDirectories(root.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/bash\nprintf '%s\\n' \"arguments: $*\" \"environment: $MIGRATE_PASSWORD\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        standAsBuilt();
        ProcessBuilder builder =
                new ProcessBuilder(launcher.toString(), "status", "--user", "ann").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().put("MIGRATE_PASSWORD", "s3cret");
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith("status --user ann").doesNotContain("s3cret");
        assertThat(lines.get(1)).isEqualTo("environment: s3cret");
    }

    private static List<String> modules() throws IOException {
        Matcher modules = Pattern.compile("modules=\\(([^)]*)\\)").matcher(Files.readString(LAUNCHER));
        assertThat(modules.find()).isTrue();
        return List.of(modules.group(1).split(" ", -1));
    }

    /** The folders that the launcher compares, older than its note of the last build. */
    private void standAsBuilt() throws IOException {
        Files.createFile(root.resolve("pom.xml"));
        for (String module : modules()) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.createFile(root.resolve(module).resolve("pom.xml"));
        }
        Path built = Files.createDirectories(root.resolve("migrations-cli/target/migrate"))
                .resolve("built");
        Files.createFile(built);
        Files.createFile(built.resolveSibling("migrations-cli-0.jar"));
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().plusSeconds(60)));
    }
}
