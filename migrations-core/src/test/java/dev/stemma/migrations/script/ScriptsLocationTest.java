package dev.stemma.migrations.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.migrations.error.StemmaException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptsLocationTest {

    @TempDir
    private Path folder;

    private static String script(String revision) {
        return "-- m\n-- revision: " + revision + "\n\n-- migrate:up\nSELECT '" + revision + "';\n";
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("some scripts.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry :
                    List.of("db/", "db/migrations/", "db/migrations/b b.sql", "db/migrations/sub/c%20.sql")) {
                out.putNextEntry(new JarEntry(entry));
                if (entry.endsWith(".sql")) {
                    out.write(script(entry.contains("sub") ? "c" : "b").getBytes(StandardCharsets.UTF_8));
                }
                out.closeEntry();
            }
            out.putNextEntry(new JarEntry("elsewhere.sql"));
            out.write("not a script".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        return jar;
    }

    private static String upgrade(Script script) {
        return ((SqlSection) script.readBody().up()).sql();
    }

    private List<Script> load(String text) {
        return ScriptsLocation.parse(text, folder, ScriptsLocationTest.class.getClassLoader())
                .load();
    }

    @Test
    void aFolder_isSearchedToItsDepths_forSqlFilesOnly() throws IOException {
        Files.createDirectories(folder.resolve("m/2026"));
        Files.writeString(folder.resolve("m/a.sql"), script("a"));
        Files.writeString(folder.resolve("m/2026/b.sql"), script("b"));
        Files.writeString(folder.resolve("m/README.md"), "no script");

        assertThat(load("m")).extracting(Script::path).containsExactly("m/2026/b.sql", "m/a.sql");
    }

    @Test
    void aLinkOutOfTheFolder_isNotFollowed() throws IOException {
        Files.createDirectories(folder.resolve("m"));
        Files.writeString(folder.resolve("outside.sql"), script("a"));
        Files.createSymbolicLink(folder.resolve("m/link.sql"), folder.resolve("outside.sql"));

        assertThat(load("m")).isEmpty();
    }

    @Test
    void linkedFoldersAndLoops_areNotFollowed() throws IOException {
        Files.createDirectories(folder.resolve("m/sub"));
        Files.createDirectories(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/x.sql"), script("x"));
        Files.writeString(folder.resolve("m/a.sql"), script("a"));
        Files.createSymbolicLink(folder.resolve("m/out"), folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("m/sub/up"), folder.resolve("m"));
        Files.createSymbolicLink(folder.resolve("m/self.sql"), Path.of("self.sql"));
        Files.createSymbolicLink(folder.resolve("m/device.sql"), Path.of("/dev/zero"));

        assertThat(load("m")).extracting(Script::path).containsExactly("m/a.sql");
    }

    @Test
    void aPipe_isNotOpened() throws Exception {
        Files.createDirectories(folder.resolve("m"));
        Path pipe = folder.resolve("m/pipe.sql");
        assumeTrue(isDone("mkfifo", pipe.toString()), "no mkfifo on this machine");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(load("m")).isEmpty());
    }

    private static boolean isDone(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFileThatBecomesALinkAfterItWasListed_isNotFollowed() throws IOException {
        Files.createDirectories(folder.resolve("m"));
        Files.writeString(folder.resolve("m/a.sql"), script("a"));
        Files.writeString(folder.resolve("outside"), script("outside"));
        Script script = load("m").get(0);
        Files.delete(folder.resolve("m/a.sql"));
        Files.createSymbolicLink(folder.resolve("m/a.sql"), folder.resolve("outside"));

        assertThatThrownBy(script::readBody)
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageStartingWith("m/a.sql:1: cannot be read: ");
    }

    @Test
    void entriesOfAJarThatPointOutOfIt_areReadFromTheJarOnly() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Files.writeString(folder.resolve("evil.sql"), script("onDisk"));
        Path jar = inside.resolve("m.jar");
        List<String> names = List.of("../evil.sql", folder.resolve("evil.sql").toString(), "db/../../evil.sql");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                out.putNextEntry(new JarEntry(name));
                out.write(script("inJar" + names.indexOf(name)).getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }

        List<Script> scripts = load("inside/m.jar");

        assertThat(scripts)
                .extracting(script -> script.revision().id())
                .containsExactlyInAnyOrder("inJar0", "inJar1", "inJar2");
        assertThat(scripts).allSatisfy(script -> assertThat(upgrade(script)).contains("inJar"));
        assertThat(load("inside/m.jar!/db")).hasSize(1);
        assertThat(Files.readString(folder.resolve("evil.sql"))).contains("onDisk");
    }

    @Test
    void aJarThatLiesAboutItsEntries_isRefusedAsUnreadable() throws IOException {
        Path jar = jar();
        byte[] bytes = Files.readAllBytes(jar);
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) 0xFF;
            Files.write(folder.resolve("damaged.jar"), damaged);
            try {
                load("damaged.jar!/db").forEach(Script::readBody);
            } catch (StemmaException e) {
                assertThat(e.getMessage()).as("byte %d", i).contains("damaged.jar");
            }
        }
    }

    @Test
    void aJarThatIsExchangedAfterItWasListed_isNamed() throws IOException {
        jar();
        Script script = load("some scripts.jar!/db/migrations").get(0);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(folder.resolve("some scripts.jar")))) {
            out.putNextEntry(new JarEntry("other"));
            out.closeEntry();
        }

        assertThatThrownBy(script::readBody)
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageContaining("the jar was replaced");
    }

    @Test
    void aFolderThatIsItselfALink_isSearched() throws IOException {
        Files.createDirectories(folder.resolve("real"));
        Files.writeString(folder.resolve("real/a.sql"), script("a"));
        Files.createSymbolicLink(folder.resolve("m"), folder.resolve("real"));

        assertThat(load("m")).extracting(Script::path).containsExactly("m/a.sql");
        assertThat(load("m").get(0).keptIn()).contains(folder.resolve("m/a.sql"));
    }

    @Test
    void aFileThatHoldsNul_isRefused_withItsLine() throws IOException {
        Files.createDirectories(folder.resolve("m"));
        Files.writeString(folder.resolve("m/a.sql"), script("a") + "SELECT '\0';\n");

        Script script = load("m").get(0);

        assertThatThrownBy(script::readBody)
                .isInstanceOf(InvalidScriptException.class)
                .hasMessage("m/a.sql:6: holds the character NUL, which PostgreSQL cannot store; remove it");
    }

    @Test
    void aFileWhoseLinesEndWithCrAlone_isRefused_andNotTakenForOneLongComment() throws IOException {
        Files.createDirectories(folder.resolve("m"));
        Files.writeString(folder.resolve("m/a.sql"), script("a").replace('\n', '\r'));

        Script script = load("m").get(0);

        assertThatThrownBy(script::readBody)
                .isInstanceOf(InvalidScriptException.class)
                .hasMessage("m/a.sql:1: its lines end with CR alone; save the file with LF or CRLF");
    }

    @Test
    void aNameThatNoFileCanHave_isRefused() {
        assertThatThrownBy(() -> load("m\0"))
                .isInstanceOf(ScriptsLocationException.class)
                .hasMessageContaining("no file can have this name");
        assertThatThrownBy(() -> load("m\0.jar")).isInstanceOf(ScriptsLocationException.class);
    }

    @Test
    void aFolderThatIsMissing_isNamed() {
        assertThatThrownBy(() -> load("nowhere"))
                .isInstanceOf(ScriptsLocationException.class)
                .hasMessageContaining("Scripts location nowhere: no such folder");
    }

    @Test
    void aJar_isReadWholeOrBelowAFolder_andItsBodiesLater() throws IOException {
        jar();

        List<Script> scripts = load("some scripts.jar!/db/migrations");

        assertThat(scripts).extracting(script -> script.revision().id()).containsExactly("b", "c");
        assertThat(upgrade(scripts.get(1))).isEqualTo("SELECT 'c';\n");
        assertThatThrownBy(() -> load("some scripts.jar")).hasMessageContaining("elsewhere.sql:1");
        assertThatThrownBy(() -> load("some scripts.jar!/nowhere")).hasMessageContaining("no such folder in the jar");
        assertThatThrownBy(() -> load("missing.jar")).hasMessageContaining("no such jar");
    }

    @Test
    void aFolderOfAJarOnTheClassPath_mayHaveANameThatAnAddressMustEncode() throws IOException {
        Path jar = folder.resolve("m.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : List.of("my migrätions/", "my migrätions/a.sql")) {
                out.putNextEntry(new JarEntry(entry));
                out.write((entry.endsWith("/") ? "" : script("a")).getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(ScriptsLocation.parse("classpath:my migrätions", folder, loader)
                            .load())
                    .extracting(script -> upgrade(script).strip())
                    .containsExactly("SELECT 'a';");
        }
    }

    @Test
    void ofOneNameTwiceOnTheClassPath_theFirstCounts() throws IOException {
        for (String entry : List.of("first", "second")) {
            Path classes = Files.createDirectories(folder.resolve(entry + "/m"));
            Files.writeString(classes.resolve("a.sql"), script(entry));
        }
        URL[] urls = {
            folder.resolve("first").toUri().toURL(),
            folder.resolve("second").toUri().toURL()
        };

        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            assertThat(ScriptsLocation.parse("classpath:m", folder, loader).load())
                    .extracting(script -> script.revision().id())
                    .containsExactly("first");
        }
    }

    @Test
    void theClassPath_isSearchedInFoldersAndJars() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes/db/migrations"));
        Files.writeString(classes.resolve("a.sql"), script("a"));
        URL[] urls = {jar().toUri().toURL(), folder.resolve("classes").toUri().toURL()};

        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            List<Script> scripts = ScriptsLocation.parse("classpath:db/migrations", folder, loader)
                    .load();

            assertThat(scripts)
                    .extracting(Script::path)
                    .containsExactly(
                            "classpath:db/migrations/a.sql",
                            "classpath:db/migrations/b b.sql",
                            "classpath:db/migrations/sub/c%20.sql");
            assertThat(scripts)
                    .extracting(script -> upgrade(script).strip())
                    .containsExactly("SELECT 'a';", "SELECT 'b';", "SELECT 'c';");
            assertThatThrownBy(() -> ScriptsLocation.parse("classpath:nowhere", folder, loader)
                            .load())
                    .hasMessageContaining(
                            "Scripts location classpath:nowhere: no such folder or package on the class path");
        }
    }
}
