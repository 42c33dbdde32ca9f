package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code migrate} and that beside the jar, with a program of ours in the place of Java. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "migrate");
    private static final Path INNER = Path.of("src", "main", "launcher", "migrate");

    /** Says what it is told; as asked, it makes an archive, of a line. */
    private static final String JAVA = """
            #!/bin/bash
            case "$*" in
                -XshowSettings*)
                    printf '    java.home = %s\\n    java.specification.version = %s\\n' "${JAVA_HOME}" "${VERSION:-17}" >&2
                    ;;
                *Practice)
                    for argument; do
                        case $argument in
                            -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
                                [ -n "${NO_ARCHIVE:-}" ] || echo archive > "${argument#*=}" ;;
                        esac
                    done
                    echo noise
                    echo noise >&2
                    exit "${PRACTICE_EXIT:-0}"
                    ;;
                *) printf '%s\\n' "arguments: $*" "environment: ${MIGRATE_PASSWORD:-}" ;;
            esac
            """;

    private static final String PREPARING = "Preparing migrate to start faster, once for this Java.";

    @TempDir
    private Path temporary;

    private Path root;
    private Path home;
    private ProcessBuilder command;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")) && Files.exists(Path.of("/bin/bash")), "no bash");
        root = Files.createDirectory(temporary.resolve("a folder"));
        home = Files.createDirectories(root.resolve("migrations-cli/target/migrate"));
        standAsBuilt();
        command = new ProcessBuilder(root.resolve("migrate").toString(), "status", "--user", "ann");
        command.environment().put("MIGRATE_PASSWORD", "s3cret");
        useJava("jdk");
    }

    private void useJava(String name) throws IOException {
        Path java = Files.createDirectories(root.resolve(name).resolve("bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(root.resolve(name).resolve("release"), "JAVA_VERSION=\"17\"\n");
        command.environment().put("JAVA_HOME", root.resolve(name).toString());
    }

    /** What it writes, standard error first. */
    private List<String> run() throws IOException, InterruptedException {
        Process process = command.start();
        List<String> lines = new ArrayList<>(process.errorReader().lines().toList());
        lines.addAll(process.inputReader().lines().toList());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return lines;
    }

    private void assertPrepares() throws IOException, InterruptedException {
        assertThat(run()).hasSize(3).startsWith(PREPARING);
    }

    private String assertRunsAtOnce() throws IOException, InterruptedException {
        List<String> lines = run();
        assertThat(lines).hasSize(2);
        return lines.get(0);
    }

    @Test
    void thePassword_isPassedByTheEnvironmentOnly() throws IOException, InterruptedException {
        command.environment().put("MIGRATE_ARCHIVE", "off");
        List<String> lines = run();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith("status --user ann").doesNotContain("s3cret");
        assertThat(lines.get(1)).isEqualTo("environment: s3cret");
        assertThat(home.resolve("migrate.jsa.note")).doesNotExist();
    }

    @Test
    void anArchive_isMadeOnceAndUsed() throws IOException, InterruptedException {
        assertPrepares();
        assertThat(assertRunsAtOnce()).contains("-XX:SharedArchiveFile=" + home.resolve("migrate.jsa"));
        assertThat(home).isDirectoryNotContaining(file -> file.toString().matches(".*migrate\\.jsa\\.[0-9].*"));
    }

    @Test
    void anArchive_isFoundFromOtherFoldersAndThroughLinks() throws IOException, InterruptedException {
        assertPrepares();
        command.directory(home.toFile()).command("./migrate", "status");
        assertThat(assertRunsAtOnce()).contains("-jar " + home.resolve("migrations-cli-0.jar"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), home.resolve("migrate"));
        command.directory(temporary.toFile()).command(link.toString(), "status");
        assertThat(assertRunsAtOnce()).contains("-XX:SharedArchiveFile=");
    }

    @Test
    void aJava25_isGivenItsOwnKindOfArchive() throws IOException, InterruptedException {
        command.environment().put("VERSION", "25");
        assertPrepares();
        assertThat(assertRunsAtOnce()).contains("-XX:AOTCache=" + home.resolve("migrate.jsa"));
    }

    @Test
    void anArchive_isMadeAgainForAnotherJava() throws IOException, InterruptedException {
        assertPrepares();
        useJava("jdk2");
        assertPrepares();
        Files.writeString(root.resolve("jdk2/release"), "JAVA_VERSION=\"17.0.1\"\n");
        assertPrepares();
        assertRunsAtOnce();
    }

    @Test
    void anArchive_isMadeAgainForOtherJars() throws IOException, InterruptedException {
        assertPrepares();
        Path lib = Files.createDirectory(home.resolve("lib"));
        Files.createFile(lib.resolve("new.jar"));
        assertPrepares();
        assertRunsAtOnce();
        Files.move(home.resolve("migrations-cli-0.jar"), home.resolve("migrations-cli-1.jar"));
        assertPrepares();
    }

    @Test
    void aJavaThatMakesNone_isNotAskedAgain() throws IOException, InterruptedException {
        command.environment().put("NO_ARCHIVE", "1");
        command.environment().put("PRACTICE_EXIT", "1");
        assertPrepares();
        assertThat(assertRunsAtOnce()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void wherePlacesAreTaken_thereIsNoArchive() throws IOException, InterruptedException {
        Path taken = Files.createDirectory(home.resolve("migrate.jsa"));
        assertThat(assertRunsAtOnce()).doesNotContain("SharedArchiveFile");
        Files.delete(taken);
        Files.createDirectory(home.resolve("migrate.jsa.note"));
        assertThat(assertRunsAtOnce()).doesNotContain("SharedArchiveFile");
    }

    private static List<String> modules() throws IOException {
        Matcher modules = Pattern.compile("modules=\\(([^)]*)\\)").matcher(Files.readString(LAUNCHER));
        assertThat(modules.find()).isTrue();
        return List.of(modules.group(1).split(" ", -1));
    }

    /** The folders that the launcher compares, older than its note of the last build. */
    private void standAsBuilt() throws IOException {
        Files.copy(LAUNCHER, root.resolve("migrate"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(root.resolve("pom.xml"));
        for (String module : modules()) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.createFile(root.resolve(module).resolve("pom.xml"));
        }
        Files.copy(INNER, home.resolve("migrate"), StandardCopyOption.COPY_ATTRIBUTES);
        Path built = Files.createFile(home.resolve("built"));
        Files.setLastModifiedTime(built, FileTime.from(Instant.now().plusSeconds(60)));
        Path jar = Files.createFile(home.resolve("migrations-cli-0.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
