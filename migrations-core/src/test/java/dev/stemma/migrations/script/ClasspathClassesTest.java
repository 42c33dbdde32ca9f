package dev.stemma.migrations.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotated classes on the class path. */
class ClasspathClassesTest {

    private static final String REVISION = """
            @Revision(id = "b", revises = {"a", "x"}, dependsOn = "d", branchLabels = "lib", message = "Add\\n  tokens",
                    created = "2026-11-22", transaction = false)
            public final class AddTokens implements RevisionScript { @UP }
            """;

    @TempDir
    private Path folder;

    private ClassesOfATest classes;

    @BeforeEach
    void begin() throws IOException {
        classes = new ClassesOfATest(folder);
    }

    private List<Script> load(String location, Path... classPath) throws IOException {
        URLClassLoader loader = ClassesOfATest.loader(classPath);
        return ScriptsLocation.parse(location, folder, loader).load();
    }

    private List<Script> load() throws IOException {
        return load("classpath:acme/migrations", classes.compile().folder());
    }

    @Test
    void everythingThatTheAnnotationSays_isRead() throws IOException {
        classes.add("AddTokens", REVISION);
        Script script = load().get(0);

        assertThat(script.revision().id()).isEqualTo("b");
        assertThat(script.revision().parents()).containsExactly("a", "x");
        assertThat(script.revision().dependsOn()).containsExactly("d");
        assertThat(script.revision().labels()).containsExactly("lib");
        assertThat(script.revision().message()).isEqualTo("Add tokens");
        assertThat(script.revision().source()).isEqualTo("acme.migrations.AddTokens");
        assertThat(script.created()).contains("2026-11-22");
        assertThat(script.readBody().up().transactional()).isFalse();
        assertThat(script.readBody().down()).isEmpty();
        assertThat(script.readChecksum()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classpath:acme/migrations",
                "classpath:/acme/migrations/",
                "classpath:acme.migrations",
                "classpath:acme"
            })
    void aPackage_isSearchedWithItsSqlFilesAndAllBelow_inFoldersAndJars(String location) throws IOException {
        classes.add("AddTokens", REVISION).compile();
        Files.writeString(
                Files.createDirectories(classes.folder().resolve("acme/migrations/sub"))
                        .resolve("c.sql"),
                "-- m\n-- revision: c\n");
        Path jar = classes.jar(folder.resolve("revisions.jar"));

        assertThat(load(location, classes.folder()))
                .extracting(script -> script.revision().id())
                .containsExactly("b", "c");
        assertThat(load(location, jar))
                .extracting(script -> script.revision().id())
                .containsExactly("b", "c");
        assertThat(load(location, jar, classes.folder())).hasSize(2);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(
                        "a class that only its package sees",
                        "@Revision(id = \"b\") class X implements RevisionScript { @UP }"),
                Arguments.of(
                        "a private constructor",
                        "@Revision(id = \"b\") class X implements RevisionScript { private X() {} @UP }"),
                Arguments.of("the interface by a superclass", """
                        abstract class Base implements RevisionScript { @UP }
                        @Revision(id = "b") class X extends Base {}"""),
                Arguments.of("the interface by another interface", """
                        interface Own extends RevisionScript {}
                        @Revision(id = "b") class X implements Own { @UP }"""),
                Arguments.of("a static nested class", """
                        class X { @Revision(id = "b") static final class Y implements RevisionScript { @UP } }"""),
                Arguments.of("a record", "@Revision(id = \"b\") record X() implements RevisionScript { @UP }"),
                Arguments.of("beside what others use", """
                        class X implements RevisionScript { X(String table) {} @UP RevisionScript y = new RevisionScript() { @UP }; }
                        @Revision(id = "b") class Z implements RevisionScript { @UP }"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepted(String what, String source) throws IOException {
        classes.add("X", source);

        assertThat(load()).singleElement().satisfies(script -> {
            assertThat(script.revision().id()).isEqualTo("b");
            assertThat(script.readBody().up().transactional()).isTrue();
        });
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "@Revision(id = \"b\") abstract class X implements RevisionScript {}",
                        "acme.migrations.X: has @Revision and is abstract"),
                Arguments.of(
                        "@Revision(id = \"b\") interface X extends RevisionScript {}",
                        "acme.migrations.X: has @Revision and is abstract, or an interface"),
                Arguments.of(
                        "@Revision(id = \"b\") class X {}",
                        "acme.migrations.X: has @Revision and does not implement RevisionScript"),
                Arguments.of(
                        "class X implements RevisionScript { @UP }",
                        "acme.migrations.X: implements RevisionScript and has no @Revision"),
                Arguments.of(
                        "@Revision(id = \"b\") class X implements RevisionScript { X(int i) {} @UP }",
                        "acme.migrations.X: has no constructor without parameters"),
                Arguments.of(
                        "class X { @Revision(id = \"b\") class Y implements RevisionScript { @UP } }",
                        "acme.migrations.X$Y: has no constructor without parameters (a nested class has to be static)"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void refused(String source, String problem) throws IOException {
        classes.add("X", source);

        assertThatThrownBy(this::load)
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageStartingWith(problem);
    }

    static Stream<Arguments> refusedWhenItsBodyIsRead() {
        return Stream.of(
                Arguments.of(
                        "@Revision(id = \"b\") class X implements RevisionScript {"
                                + " X() { throw new IllegalStateException(\"no luck\"); } @UP }",
                        "acme.migrations.X: its constructor threw java.lang.IllegalStateException: no luck"),
                Arguments.of(
                        "class Missing {} @Revision(id = \"b\") class X extends Missing implements RevisionScript { @UP }",
                        "acme.migrations.X: cannot be loaded: java.lang.NoClassDefFoundError: acme/migrations/Missing"),
                Arguments.of(
                        "class Missing {} @Revision(id = \"b\") class X implements RevisionScript {"
                                + " static { if (true) throw new IllegalStateException(); } @UP }",
                        "acme.migrations.X: cannot be loaded: java.lang.ExceptionInInitializerError"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void refusedWhenItsBodyIsRead(String source, String problem) throws IOException {
        classes.add("X", source).compile();
        if (source.contains("Missing")) {
            classes.delete("Missing");
        }

        Script script = load("classpath:acme.migrations", classes.folder()).get(0);

        assertThatThrownBy(script::readBody)
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void whatElseIsInThePackage_isNotLoaded_evenWhereItCouldNotBe() throws IOException {
        classes.add("AddTokens", REVISION);
        classes.add("Missing", "class Missing {}");
        classes.add("Unrelated", "class Unrelated extends Missing { static { System.exit(1); } }");
        classes.compile().delete("Missing");

        assertThat(load("classpath:acme.migrations", classes.folder())).hasSize(1);
    }

    @Test
    void whatIsNoClassFile_isNamed() throws IOException {
        Files.writeString(
                Files.createDirectories(classes.folder().resolve("acme/migrations"))
                        .resolve("X.class"),
                "nonsense");

        assertThatThrownBy(() -> load("classpath:acme.migrations", classes.folder()))
                .hasMessage(
                        "classpath:acme/migrations/X.class: cannot be read as a class file: it does not begin as one");
    }

    @Test
    void aPackageThatIsMissing_isNamed() {
        assertThatThrownBy(() -> load("classpath:acme.nowhere", classes.folder()))
                .isInstanceOf(ScriptsLocationException.class)
                .hasMessageContaining("classpath:acme.nowhere: no such folder or package on the class path");
    }
}
