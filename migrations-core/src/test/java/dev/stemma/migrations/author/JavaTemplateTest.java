package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.graph.Arrows;
import dev.stemma.migrations.script.ScriptBody;
import dev.stemma.migrations.script.ScriptsFolder;
import dev.stemma.migrations.script.SourceScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** New revisions in Java. Each is compiled and loaded before it is written. */
class JavaTemplateTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T23:30:15Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private WrittenRevision write(JavaTemplate template, String fileName, RevisionDraft draft) {
        return new RevisionWriter(
                        new ScriptsFolder("scripts", folder),
                        Arrows.graph("a; b[lib]<-a"),
                        new AuthorOptions(template, new FileNameTemplate(fileName), true),
                        CLOCK)
                .write(draft);
    }

    private WrittenRevision write(RevisionDraft draft) {
        return write(JavaTemplate.DEFAULT, "{revision}.sql", draft);
    }

    private static RevisionDraft draft(String id, String message) {
        return new RevisionDraft(id, message, List.of("b"), false, List.of(), List.of());
    }

    @Test
    void everythingThatADraftCanSay_isInTheAnnotation() throws IOException {
        WrittenRevision written = write(
                JavaTemplate.DEFAULT,
                "{year}/{slug}.sql",
                new RevisionDraft("c", "Add tokens", List.of("a", "b"), true, List.of("x"), List.of("lib")));

        assertThat(written.file()).isEqualTo(folder.resolve("2026/AddTokens_c.java"));
        assertThat(Files.readString(written.file())).contains("""
                @Revision(
                        id = "c",
                        revises = {"a", "b"},
                        branchLabels = "x",
                        dependsOn = "lib",
                        message = "Add tokens",
                        created = "2026-11-22T23:30:15Z")
                public final class AddTokens_c implements RevisionScript {
                """);
        assertThat(folder.resolve("HEADS")).content().endsWith("\nc\n");
    }

    @Test
    void theStatementsInItsComments_compileAsTheyStand() throws IOException {
        Path written = write(draft("c", "Add tokens")).file();
        String text = Files.readString(written).replace("// op.", "op.");

        ScriptBody body = SourceScript.of(written.toString(), text.getBytes(StandardCharsets.UTF_8))
                .readBody();

        assertThat(text).contains("  op.execute(");
        assertThat(body.down()).isPresent();
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of("Add tokens", "AddTokens_c"),
                Arguments.of("class", "Class_c"),
                Arguments.of("2FA tokens", "Revision2faTokens_c"),
                Arguments.of("리비전 추가", "Revision_c"),
                Arguments.of("Größe ändern", "GroEAndern_c"),
                Arguments.of("🎉👩‍👩‍👧", "Revision_c"),
                Arguments.of("say \"hello\" \\ \\u0022 */ /* // \t$1 {revision}", "SayHelloU00221Revision_c"),
                Arguments.of("two\nlines\r\nand\u0085more", "TwoLinesAndMore_c"),
                Arguments.of("hidden \u202Etxet \u200B\uFEFF\u0007 \u00AD7", "HiddenTxet7_c"),
                Arguments.of("x".repeat(2000), "X" + "x".repeat(39) + "_c"));
    }

    @ParameterizedTest
    @MethodSource
    void messages(String message, String className) {
        WrittenRevision written = write(draft("c", message));

        assertThat(written.file()).hasFileName(className + ".java");
        assertThat(written.revision().message().replaceAll("\\s+", " ")).isEqualTo(message.replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageInAComment_doesNotEndIt(String message, String className) {
        JavaTemplate template = new JavaTemplate(
                "mine", "/** {message} */\n" + JavaTemplate.DEFAULT.text() + "/* {message} */ // {message}\n");

        assertThat(write(template, "{revision}.sql", draft("c", message)).file())
                .hasFileName(className + ".java");
    }

    @Test
    void anIdOfAnyCharacters_givesAClassName() {
        assertThat(write(draft("é/.\"x", "Add")).file()).hasFileName("Add_____x.java");
    }

    static Stream<Arguments> useless() {
        String template = JavaTemplate.DEFAULT.text();
        return Stream.of(
                Arguments.of(
                        "class X {}", "it gives a script that cannot be read: scripts/Add_c.java: no top-level class"),
                Arguments.of(
                        template.replace("{class}", "Other"),
                        "it gives a script that cannot be read: scripts/Add_c.java:13:14: class Other is public"),
                Arguments.of(
                        template.replace("{revision}", "\"x\""),
                        "it gives a script that does not say \"revision: c\"."),
                Arguments.of(template.replace("{message}", "\"x\""), "the annotation has to say message = {message}."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void useless(String text, String problem) {
        assertThatThrownBy(() -> write(new JavaTemplate("mine", text), "{revision}.sql", draft("c", "Add")))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageStartingWith("mine: ")
                .hasMessageContaining(problem);
        assertThat(folder).isEmptyDirectory();
    }
}
