package dev.stemma.migrations.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Revisions in Java source. */
class SourceScriptTest {

    private static final String IMPORTS = "import dev.stemma.migrations.op.*;\n";
    private static final String BODY = " { public void upgrade(Operations op) {} }\n";
    private static final String CLASS = "class X implements RevisionScript" + BODY;
    private static final String REVISION = IMPORTS + "@Revision(id = \"b\")\n" + CLASS;

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<Script> load() {
        return new FolderLocation("m", folder, SourceScriptTest.class.getClassLoader()).load();
    }

    private static Script script(String text) {
        return SourceScript.of("m/X.java", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everythingThatTheAnnotationSays_isReadWithoutCompiling() {
        Script script = script("""
                package com.acme;
                import dev.stemma.migrations.op.Revision;
                /** Not compilable. */
                @Deprecated
                @Revision(id = "b", revises = {"a", "x"}, dependsOn = "d", branchLabels = {}, message = "Add " + "tokens",
                        created = \"""
                            2026
                            \""", transaction = false)
                final class X extends Nowhere { Unknown y; }
                """);

        assertThat(script.revision().id()).isEqualTo("b");
        assertThat(script.revision().parents()).containsExactly("a", "x");
        assertThat(script.revision().dependsOn()).containsExactly("d");
        assertThat(script.revision().labels()).isEmpty();
        assertThat(script.revision().message()).isEqualTo("Add tokens");
        assertThat(script.created()).contains("2026\n");
        assertThat(script.path()).isEqualTo("m/X.java");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(IMPORTS + "class X {}", "m/X.java: no top-level class in it has @Revision (import "),
                Arguments.of(
                        "import com.acme.Revision;\n@Revision(id = \"b\") class X {}", "m/X.java: no top-level class"),
                Arguments.of("@Revision(id = \"b\") class X {}", "m/X.java: no top-level class"),
                Arguments.of(
                        "import com.acme.Revision;\n" + IMPORTS + "@Revision(id = \"b\") class X {}",
                        "m/X.java: no top-level class"),
                Arguments.of(IMPORTS + "@Revision class X {}", "m/X.java:2:1: @Revision has no 'id'; write id = \"…\""),
                Arguments.of(
                        IMPORTS + "@Revision(id = X.ID) class X {}",
                        "m/X.java:2:16: 'id' has to be a text in quotes, written out"),
                Arguments.of(
                        IMPORTS + "@Revision(id = \"b\", revises = {\"a\", X.PARENT}) class X {}",
                        "m/X.java:2:31: 'revises' has to be a text in quotes, or several in braces, written out"),
                Arguments.of(
                        IMPORTS + "@Revision(id = \"b\", transaction = \"no\") class X {}",
                        "m/X.java:2:35: 'transaction' has to be true or false, written out"),
                Arguments.of(
                        IMPORTS + "@Revision(id = \"b\", revise = \"a\") class X {}",
                        "m/X.java:2:21: @Revision has no element 'revise' (did you mean 'revises'"),
                Arguments.of(
                        IMPORTS + "@Revision(\"b\") class X {}", "m/X.java:2:11: @Revision has no element 'value'"),
                Arguments.of(
                        IMPORTS + "@Revision(id = \"b\") class X {}\n@Revision(id = \"c\") class Y {}",
                        "m/X.java: has 2 classes with @Revision; a source file holds one revision"),
                Arguments.of(
                        IMPORTS + "@Revision(id = \"b\") class X {\n  int i = ;\n}", "m/X.java:3:11: illegal start of"),
                Arguments.of("", "m/X.java: no top-level class"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void refused(String text, String problem) {
        assertThatThrownBy(() -> script(text))
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageStartingWith(problem);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("no package, no modifier", REVISION),
                Arguments.of("a package", "package com.acme;\n" + REVISION),
                Arguments.of(
                        "whole names",
                        "@dev.stemma.migrations.op.Revision(id = \"b\") public class X implements"
                                + " dev.stemma.migrations.op.RevisionScript { public void upgrade(dev.stemma.migrations.op.Operations op) {} }"),
                Arguments.of(
                        "several classes, the revision not the first",
                        IMPORTS + "class Helper {}\n" + REVISION.replace(IMPORTS, "")),
                Arguments.of(
                        "nested classes and lambdas",
                        REVISION.replace("{}", "{ Runnable r = () -> {}; class Y {} new Y(); }")),
                Arguments.of("jOOQ", REVISION.replace("{}", "{ op.execute(org.jooq.impl.DSL.query(\"x\")); }")),
                Arguments.of(
                        "what the compiler warns of",
                        REVISION.replace("{}", "{ new java.util.Date(1, 2, 3); java.util.List l = null; l.add(1); }")),
                Arguments.of("CRLF and a byte order mark", "\uFEFF" + REVISION.replace("\n", "\r\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void accepted(String what, String text) {
        Script script = script(text);

        assertThat(script.revision().id()).isEqualTo("b");
        assertThat(script.readBody().up()).isInstanceOf(CodeSection.class);
        assertThat(script.readBody().down()).isEmpty();
    }

    static Stream<Arguments> notCompilable() {
        return Stream.of(
                Arguments.of(
                        REVISION.replace("{}", "{ Nowhere x; }\nint y = z;"),
                        "(?s)m/X\\.java:3:\\d+: cannot find symbol.*class Nowhere.*\nm/X\\.java:4:9: cannot find symbol.*variable z.*"),
                Arguments.of(
                        REVISION.replace("class X", "public class Y"),
                        "m/X\\.java:3:8: class Y is public, should be declared in a file named Y\\.java"),
                Arguments.of(
                        REVISION.replace("implements RevisionScript", ""),
                        "m/X\\.java: does not implement .*RevisionScript"),
                Arguments.of(
                        REVISION.replace("Script {", "Script { X(int i) {}"),
                        "m/X\\.java: has no constructor without parameters"),
                Arguments.of(
                        REVISION.replace("class X", "abstract class X"),
                        "m/X\\.java: is abstract, so that there is nothing to run"),
                Arguments.of(
                        REVISION.replace("Script {", "Script { X() { throw new RuntimeException(\"no\"); }"),
                        "m/X\\.java: its constructor threw java\\.lang\\.RuntimeException: no"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void notCompilable(String text, String problem) {
        Script script = script(text);

        assertThatThrownBy(script::readBody)
                .isInstanceOf(InvalidScriptException.class)
                .hasMessageMatching(problem);
    }

    @Test
    void theFilesOfAFolder_areFoundAsOne_sortedByPath_withoutWhatIsNone() throws IOException {
        write("b/X.java", REVISION);
        write("a.sql", "-- m\n-- revision: a\n");
        write("c.sql", "-- m\n-- revision: c\n");
        write("package-info.java", "/** Nothing. */\npackage m;");
        write("module-info.java", "module m {}");
        write(".hidden.java", "nonsense");
        write(".idea/Y.java", "nonsense");

        List<Script> scripts = load();

        assertThat(scripts).extracting(script -> script.revision().id()).containsExactly("a", "b", "c");
        assertThat(scripts.get(1).path()).isEqualTo("m/b/X.java");
        assertThat(scripts.get(1).keptIn()).contains(folder.resolve("b/X.java"));
        assertThat(scripts.get(1).readText()).contains(REVISION);
    }

    @Test
    void theProblemsOfAllFiles_areToldAtOnce() throws IOException {
        write("X.java", IMPORTS + "class X {}");
        write("Y.java", IMPORTS + "@Revision class Y {}");

        assertThatThrownBy(this::load).hasMessageContaining("m/X.java: ").hasMessageContaining("m/Y.java:2:1: ");
    }

    @Test
    void oneFile_doesNotSeeAnother_andMayHaveHelpersOfTheSameName() throws IOException {
        write("X.java", REVISION + "class Helper {}");
        write("Y.java", REVISION.replace("class X", "class Y").replace("\"b\"", "\"c\"") + "class Helper { X x; }");

        List<Script> scripts = load();

        assertThat(scripts.get(0).readBody().up()).isNotNull();
        assertThatThrownBy(() -> SourceScript.compileAll(scripts))
                .hasMessageStartingWith("m/Y.java:4:16: cannot find symbol")
                .hasMessageNotContaining("m/X.java");
    }

    @Test
    void theChecksum_changesWithTheCode_notWithTheAnnotationOrLineEnds() {
        String checksum = script(REVISION).readChecksum().orElseThrow();

        assertThat(checksum).matches("[0-9a-f]{64}");
        assertThat(script(REVISION).readBody().checksum()).contains(checksum);
        assertThat(script(REVISION.replace("id = \"b\"", "id = \"b\",\n  revises = \"a\""))
                        .readChecksum())
                .contains(checksum);
        assertThat(script(REVISION.replace("\n", "  \r\n")).readChecksum()).contains(checksum);
        for (String other :
                List.of(REVISION.replace("\"b\"", "\"b\", transaction = false"), REVISION.replace("{}", "{ ; }"))) {
            assertThat(script(other).readChecksum().orElseThrow()).isNotEqualTo(checksum);
        }
    }
}
