package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.cli.Shell.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that write scripts; none of them needs a database. */
class AuthorCommandsTest {

    @TempDir
    private Path folder;

    private Path scripts;
    private Shell shell;

    @BeforeEach
    void makeAProject() throws IOException {
        scripts = Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrate.toml"), "[scripts]\nlocations = [\"migrations\"]\n");
        shell = Shell.plain().with("-c", folder.resolve("migrate.toml").toString());
    }

    @Test
    void revision_inAnEmptyProject_isABase() {
        Outcome outcome = shell.run("revision", "-m", "Create accounts", "--rev-id", "a1a1");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .matches(
                        "Wrote migrations/\\d{4}-\\d\\d-\\d\\d_a1a1_create_accounts\\.sql\nRevision a1a1 is a base\\.\n");
        assertThat(scripts.resolve("HEADS")).content().endsWith("\na1a1\n");
    }

    @Test
    void revision_byDefault_standsOnTheHeadAndHasARandomId() {
        script("a1a1", "");
        JsonNode written = shell.run("--json", "revision", "-m", "Next").json();
        assertThat(written.get("command").asText()).isEqualTo("revision");
        assertThat(written.get("revision").get("revision").asText()).matches("[0-9a-f]{12}");
        assertThat(written.get("revision").get("parents").get(0).asText()).isEqualTo("a1a1");
        assertThat(written.get("revision").get("path").asText()).endsWith("_next.sql");
        assertThat(written.get("heads")).hasSize(1);
    }

    @Test
    void revision_withSeveralHeads_listsThem() {
        fork();
        Outcome outcome = shell.run("revision", "-m", "Next");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("Error: There are 2 heads: b2b2, c3c3. Say with --head which one the new revision stands on,"
                        + " or first join them with 'migrate rebase' or 'migrate merge'\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--head b2b2                     | -- revises: b2b2",
                "--head left@head                | -- revises: b2b2",
                "--head base                     | -- revises:",
                "--head b2b2 --head c3c3         | -- revises: b2b2, c3c3",
                "--head heads                    | -- revises: b2b2, c3c3",
                "--head a1a1 --splice            | -- revises: a1a1",
                "--head c3c3-1 --splice          | -- revises: a1a1",
                "--head b2b2 --depends-on c3c3   | -- depends-on: c3c3",
                "--head b2b2 --branch-label x,y  | -- branch-labels: x, y",
            })
    void revision_withOptions_saysSoInTheHeader(String options, String line) {
        fork();
        assertThat(shell.run(words("revision -m Next --rev-id d4d4 " + options)).exitCode())
                .isZero();
        assertThat(lines("d4d4")).contains(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rev-id b2b2 --head c3c3             | 2 | Revision id b2b2 is used 2 times",
                "--rev-id d-4 --head c3c3              | 2 | \"d-4\" in the new revision cannot be a revision id",
                "--head c3c3 --branch-label left       | 2 | is carried by revision b2b2 too",
                "--head c3c3 --branch-label a@b        | 2 | cannot be a branch label",
                "--head c3c3 --depends-on nosuch       | 2 | No revision or branch label is called \"nosuch\"",
                "--head a1a1                           | 2 | Add --splice to begin a branch there",
                "--head nosuch                         | 2 | No revision or branch label is called \"nosuch\"",
                "--head current                        | 2 | scripts are written without asking a database where it is",
                "--head head                           | 2 | asks for one head, and there are 2",
                "--java --sql --head c3c3              | 2 | give one of --sql and --java",
            })
    void revision_thatIsNotValid_leavesNothing(String options, int exitCode, String message) throws IOException {
        fork();
        Outcome outcome = shell.run(words("revision -m Next " + options));
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(files()).containsExactly("a1a1.sql", "b2b2.sql", "c3c3.sql");
    }

    @Test
    void revision_withoutAMessage_isWrongUsage() throws IOException {
        assertThat(shell.run("revision").exitCode()).isEqualTo(2);
        Outcome blank = shell.run("revision", "-m", " ");
        assertThat(blank.exitCode()).isEqualTo(2);
        assertThat(blank.err()).isEqualTo("Error: The message is empty: say with -m what the revision does\n");
        assertThat(files()).isEmpty();
    }

    @Test
    void revision_onALabelThatBeginsAsCurrent_asksNoDatabase() {
        script("a1a1", "", "current-api");
        assertThat(shell.run("revision", "-m", "Next", "--head", "current-api@head", "--rev-id", "b2b2")
                        .exitCode())
                .isZero();
        assertThat(shell.run("show", "current-api").out()).startsWith("a1a1 ");
    }

    @Test
    void revision_withATemplateOfTheProject_usesIt() throws IOException {
        String template = "-- {message}\n-- revision: {revision}\n-- revises: {revises}\n\n-- migrate:up\n-- from %s\n";
        Files.writeString(folder.resolve("script.sql.template"), template.formatted("the project"));
        assertThat(shell.run(words("revision -m One --rev-id a1a1")).exitCode()).isZero();
        assertThat(lines("a1a1")).contains("-- from the project");
        Files.writeString(scripts.resolve("script.sql.template"), template.formatted("the scripts"));
        assertThat(shell.run(words("revision -m Two --rev-id b2b2")).exitCode()).isZero();
        assertThat(lines("b2b2")).contains("-- from the scripts");
        Files.writeString(scripts.resolve("script.sql.template"), "SELECT 1;");
        Outcome useless = shell.run(words("revision -m Three --rev-id c3c3"));
        assertThat(useless.exitCode()).isEqualTo(1);
        assertThat(useless.err()).contains("script.sql.template: it gives a script that cannot be read");
        assertThat(files()).hasSize(4).noneMatch(name -> name.contains("c3c3"));
    }

    @Test
    void revision_asTheConfigurationSays_namesTheFileAndKeepsNoHeads() throws IOException {
        Files.writeString(
                folder.resolve("migrate.toml"),
                "[scripts]\nlocations = [\"migrations\"]\nheads-file = false\nfile-name = \"{revision}.sql\"\n");
        assertThat(shell.run(words("revision -m One --rev-id a1a1")).exitCode()).isZero();
        assertThat(files()).containsExactly("a1a1.sql");
        Files.writeString(folder.resolve("migrate.toml"), "[scripts]\nheads-file = \"no\"\n");
        assertThat(shell.run("heads").err())
                .contains("migrate.toml:2:1: 'heads-file' takes true or false, without quotes");
    }

    @Test
    void merge_ofAllHeads_joinsThem() throws IOException {
        fork();
        Outcome outcome = shell.run(words("merge --rev-id d4d4"));
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).endsWith("Revision d4d4 revises b2b2, c3c3.\n");
        assertThat(lines("d4d4")).contains("-- Merge b2b2, c3c3", "-- revises: b2b2, c3c3");
        assertThat(shell.run("heads").out()).startsWith("d4d4 ");
    }

    @Test
    void merge_ofOneHead_hasNothingToDo() throws IOException {
        assertThat(shell.run("merge").out()).isEqualTo("Nothing to merge: there are no revisions.\n");
        script("a1a1", "");
        Outcome outcome = shell.run("merge");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo("Nothing to merge: a1a1 alone is no branch.\n");
        assertThat(shell.run("--json", "merge").json().get("revision").isNull()).isTrue();
        assertThat(files()).containsExactly("a1a1.sql");
    }

    @Test
    void rebase_ofTwoBranches_movesTheLaterOneByOneLine() throws IOException {
        fork();
        List<String> before = lines("c3c3");
        Outcome dry = shell.run("rebase", "--dry-run");
        assertThat(dry.out())
                .contains("The branch of c3c3 (1 revision) moves onto b2b2: its first revision was created later")
                .contains("c3c3.sql: revises a1a1 -> b2b2")
                .endsWith("Dry run: nothing was written.\n");
        Outcome unasked = shell.run("rebase");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(unasked.err()).contains("Nobody can be asked here: add --yes to rewrite 1 script, or --dry-run.");
        assertThat(lines("c3c3")).isEqualTo(before);
        Outcome done = shell.run("rebase", "--yes");
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).endsWith("Rewrote 1 script; the head is now c3c3.\n");
        assertThat(lines("c3c3"))
                .isEqualTo(before.stream()
                        .map(line -> line.replace("revises: a1a1", "revises: b2b2"))
                        .toList());
        assertThat(scripts.resolve("HEADS")).content().endsWith("\nc3c3\n");
        assertThat(shell.run("rebase").out()).isEqualTo("Nothing to rebase: there is one head.\n");
    }

    @Test
    void rebase_ofANamedBranch_movesThatOne() {
        fork();
        JsonNode done =
                shell.run("--json", "rebase", "b2b2", "--onto", "c3c3", "--yes").json();
        assertThat(done.get("dry_run").asBoolean()).isFalse();
        assertThat(done.get("heads").get(0).asText()).isEqualTo("b2b2");
        assertThat(done.get("branches")
                        .get(0)
                        .get("changes")
                        .get(0)
                        .get("parents_after")
                        .get(0)
                        .asText())
                .isEqualTo("c3c3");
        assertThat(lines("b2b2")).contains("-- revises: c3c3");
    }

    @Test
    void rebase_whereNotAllIsClear_isWrongUsage() {
        fork();
        script("d4d4", "a1a1");
        Outcome outcome = shell.run("rebase");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("There are 3 heads: b2b2, c3c3, d4d4.");
        assertThat(shell.run("rebase", "b2b2", "--onto", "heads").exitCode()).isEqualTo(2);
    }

    @Test
    void edit_opensTheEditorAndReadsTheScriptsAgain() throws IOException {
        script("a1a1", "");
        Shell withEditor = shell.withEnvironment("EDITOR", "sed -i 's/Makes/Does not make/'");
        assertThat(withEditor.run("edit", "a1a1").exitCode()).isZero();
        assertThat(lines("a1a1")).first().isEqualTo("-- Does not make a1a1");
        Outcome broken = withEditor
                .withEnvironment("VISUAL", "sed -i 's/revision:/revison:/'")
                .run("edit", "head");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.err()).contains("a1a1.sql:1: the header has no 'revision:'");
    }

    @Test
    void edit_withoutAnEditor_saysWhatToSet() {
        script("a1a1", "");
        Outcome outcome = shell.run("edit", "a1a1");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("No editor is named: set VISUAL or EDITOR");
        Outcome failed = shell.withEnvironment("EDITOR", "false").run("edit", "a1a1");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("The editor ended with exit code 1: false");
        script("b2b2", "");
        assertThat(shell.withEnvironment("EDITOR", "false").run("edit", "heads").err())
                .contains("The editor ended with exit code 1: false");
    }

    private void fork() {
        script("a1a1", "");
        script("b2b2", "a1a1", "left");
        script("c3c3", "a1a1");
    }

    private void script(String id, String revises, String... labels) {
        String text = """
                -- Makes %1$s
                --
                -- revision: %1$s
                -- revises: %2$s
                -- branch-labels: %3$s
                -- created: 2026-01-01T00:00:0%4$sZ

                -- migrate:up
                """.formatted(id, revises, String.join(",", labels), id.charAt(1));
        write(scripts.resolve(id + ".sql"), text);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(String id) {
        try (Stream<Path> found = Files.list(scripts)) {
            Path file = found.filter(each -> each.getFileName().toString().contains(id))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> found = Files.list(scripts)) {
            return found.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String[] words(String command) {
        return command.split(" +");
    }
}
