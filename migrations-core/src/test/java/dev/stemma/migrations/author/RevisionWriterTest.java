package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.graph.Arrows;
import dev.stemma.migrations.graph.DuplicateLabelException;
import dev.stemma.migrations.graph.DuplicateRevisionException;
import dev.stemma.migrations.graph.UnknownDependencyException;
import dev.stemma.migrations.revision.InvalidIdException;
import dev.stemma.migrations.script.ScriptsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionWriterTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T23:30:15.678Z"), ZoneId.of("Asia/Colombo"));

    @TempDir
    private Path folder;

    @Test
    void write_aRevision_makesThisScript() {
        WrittenRevision written = write("a; b[lib]<-a", draft("c", List.of("b")));
        assertThat(written.file()).hasFileName("2026-11-22_c_add_wsproxy_token.sql");
        assertThat(written.file()).hasContent("""
                        -- Add wsproxy token
                        --
                        -- revision: c
                        -- revises: b
                        -- branch-labels:
                        -- depends-on:
                        -- created: 2026-11-22T23:30:15Z

                        -- migrate:up


                        -- migrate:down

                        """);
        assertThat(written.heads()).containsExactly("c");
        assertThat(folder.resolve("HEADS")).content().endsWith("\nc\n");
    }

    @Test
    void write_everythingThatADraftCanSay_isInTheHeader() throws IOException {
        RevisionDraft draft = new RevisionDraft(
                "d", "Merge\n\n  two things\n", List.of("b", "c"), false, List.of("x", "y"), List.of("lib", "a"));
        WrittenRevision written = write("a; b[lib]<-a; c<-a", draft);
        assertThat(Files.readString(written.file())).startsWith("""
                        -- Merge
                        --
                        -- two things
                        --
                        -- revision: d
                        -- revises: b, c
                        -- branch-labels: x, y
                        -- depends-on: lib, a
                        -- created: 2026-11-22T23:30:15Z
                        """);
        assertThat(written.revision().message()).isEqualTo("Merge  two things");
    }

    @Test
    void write_aNewBase_revisesNothing() {
        WrittenRevision written = write("a", draft("z", List.of()));
        assertThat(written.file()).content().contains("\n-- revises:\n");
        assertThat(written.heads()).containsExactly("a", "z");
    }

    @Test
    void write_ontoARevisionWithChildren_isRefusedUnlessSpliced() {
        assertThatThrownBy(() -> write("a; b<-a", draft("c", List.of("a"))))
                .hasMessage("Revision a is not a head: b stands on it. Add --splice to begin a branch there,"
                        + " or take a head: b. Nothing was written.");
        assertThat(folder).isEmptyDirectory();
        RevisionDraft spliced = new RevisionDraft("c", "m", List.of("a"), true, List.of(), List.of());
        assertThat(write("a; b<-a", spliced).heads()).containsExactly("b", "c");
    }

    static Stream<Arguments> invalidDrafts() {
        List<String> none = List.of();
        return Stream.of(
                Arguments.of(draft("a", List.of("b")), DuplicateRevisionException.class),
                Arguments.of(draft("c-d", List.of("b")), InvalidIdException.class),
                Arguments.of(
                        new RevisionDraft("c", "m", List.of("b"), false, List.of("lib"), none),
                        DuplicateLabelException.class),
                Arguments.of(
                        new RevisionDraft("c", "m", List.of("b"), false, List.of("two words"), none),
                        InvalidIdException.class),
                Arguments.of(
                        new RevisionDraft("c", "m", List.of("b"), false, List.of("x@y"), none),
                        InvalidIdException.class),
                Arguments.of(
                        new RevisionDraft("c", "m", List.of("b"), false, none, List.of("nosuch")),
                        UnknownDependencyException.class),
                Arguments.of(
                        new RevisionDraft("c", "created: tables", List.of("b"), false, none, none),
                        InvalidTemplateException.class));
    }

    @ParameterizedTest
    @MethodSource("invalidDrafts")
    void write_whatWouldMakeTheGraphOrTheScriptInvalid_leavesNothing(
            RevisionDraft draft, Class<? extends StemmaException> failure) {
        assertThatThrownBy(() -> write("a; b[lib]<-a", draft)).isInstanceOf(failure);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void write_anIdThatIsTaken_namesNoFileThatIsNotThere() {
        assertThatThrownBy(() -> write("a; b<-a", draft("b", List.of("b"))))
                .hasMessageContaining("the new revision")
                .hasMessageNotContaining("add_wsproxy_token.sql");
    }

    @Test
    void write_overAFile_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("2026-11-22_b_add_wsproxy_token.sql"), "mine");
        assertThatThrownBy(() -> write("a", draft("b", List.of("a")))).hasMessageContaining("is there already");
        assertThat(file).hasContent("mine");
        assertThat(folder.resolve("HEADS")).doesNotExist();
    }

    @Test
    void write_withATemplateOfTheProject_usesIt() throws IOException {
        Path template = Files.writeString(folder.resolve(ScriptTemplate.FILE_NAME), """
                -- {message}
                -- Ticket: {unknown}
                -- revision: {revision}
                -- revises: {revises}
                -- depends-on: {depends_on}

                -- migrate:up
                SELECT '{}';
                """.replace("\n", " \r\n"));
        AuthorOptions options = new AuthorOptions(
                ScriptTemplate.read(template), new FileNameTemplate("{year}/{time}.{revision}-{slug}.sql"), false);
        WrittenRevision written = write("a", draft("b", List.of("a")), options);
        assertThat(written.file()).isEqualTo(folder.resolve("2026/233015.b-add_wsproxy_token.sql"));
        assertThat(Files.readString(written.file()))
                .isEqualTo("""
                        -- Add wsproxy token
                        -- Ticket: {unknown}
                        -- revision: b
                        -- revises: a
                        -- depends-on:

                        -- migrate:up
                        SELECT '{}';
                        """.replace("\n", " \r\n").replace("depends-on: ", "depends-on:"));
        assertThat(folder.resolve("HEADS")).doesNotExist();
    }

    static Stream<Arguments> uselessTemplates() {
        return Stream.of(
                Arguments.of("SELECT 1;", "it gives a script that cannot be read: scripts/x.sql:1: no header"),
                Arguments.of(
                        "-- {message}\n-- revision: {revison}\n",
                        "it gives a script that does not say \"revision: b\"."),
                Arguments.of(
                        "-- {message}\n-- revision: {revision}\n",
                        "it gives a script that does not say \"revises: a\"."),
                Arguments.of(
                        "-- m\n-- revision: {revision}\n-- revises: {revises}\n",
                        "it gives a script whose message is not"),
                Arguments.of(
                        "-- {message}\n-- revision: {revision}\n-- revises: {revises}\n-- migrate:upp\n",
                        "unknown section"));
    }

    @ParameterizedTest
    @MethodSource("uselessTemplates")
    void write_withATemplateThatIsNoUse_leavesNothing(String text, String problem) {
        AuthorOptions options =
                new AuthorOptions(new ScriptTemplate("my.template", text), new FileNameTemplate("x.sql"), true);
        assertThatThrownBy(() -> write("a", draft("b", List.of("a")), options))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageStartingWith("my.template: ")
                .hasMessageContaining(problem)
                .hasMessageEndingWith("Nothing was written.");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{revision}.txt", "{revison}.sql", "../{revision}.sql", "/{revision}.sql"})
    void write_withAFileNameThatIsNoUse_leavesNothing(String template) {
        AuthorOptions options = new AuthorOptions(ScriptTemplate.DEFAULT, new FileNameTemplate(template), true);
        assertThatThrownBy(() -> write("a", draft("b", List.of("a")), options))
                .isInstanceOf(InvalidTemplateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void write_aMessageWithoutLatinLetters_leavesTheSlugOut() {
        RevisionDraft draft = new RevisionDraft("b", "리비전", List.of("a"), false, List.of(), List.of());
        assertThat(write("a", draft).file()).hasFileName("2026-11-22_b.sql");
    }

    private static RevisionDraft draft(String id, List<String> parents) {
        return new RevisionDraft(id, "Add wsproxy token", parents, false, List.of(), List.of());
    }

    private WrittenRevision write(String graph, RevisionDraft draft) {
        return write(graph, draft, AuthorOptions.DEFAULT);
    }

    private WrittenRevision write(String graph, RevisionDraft draft, AuthorOptions options) {
        return new RevisionWriter(new ScriptsFolder("scripts", folder), Arrows.graph(graph), options, CLOCK)
                .write(draft);
    }
}
