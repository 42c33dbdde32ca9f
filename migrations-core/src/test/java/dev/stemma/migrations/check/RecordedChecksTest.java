package dev.stemma.migrations.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.script.ScriptsLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedChecksTest {

    @TempDir
    private Path folder;

    private ChecksumFile file;

    @BeforeEach
    void threeScripts() throws IOException {
        file = new ChecksumFile(folder.resolve("migrations.lock"));
        Files.createDirectory(folder.resolve("m"));
        script("a", "", "CREATE TABLE a (id int);\n\n-- migrate:down\nDROP TABLE a;");
        script("b", "a", "CREATE TABLE b (id int);");
        script("c", "b", "CREATE TABLE c (id int);\n\n-- migrate:down irreversible");
    }

    private void script(String id, String parent, String rest) throws IOException {
        Files.writeString(
                folder.resolve("m/" + id + ".sql"),
                "-- Create " + id + "\n--\n-- revision: " + id + "\n-- revises: " + parent + "\n\n-- migrate:up\n"
                        + rest + "\n");
    }

    private ScriptCatalog scripts() {
        return ScriptCatalog.load(
                List.of(ScriptsLocation.parse("m", folder, getClass().getClassLoader())));
    }

    private List<Finding> checksums() {
        return new ChecksumsCheck(file, "migrations.lock", scripts()).findings();
    }

    private static Finding found(String check, String problem, String path, int line) {
        return new Finding(check, problem, Optional.of(new Place(path, line)));
    }

    @Test
    void irreversible_namesRevisionsWithoutAWayBack_andNotThoseThatAreAllowed() {
        assertThat(new IrreversibleCheck(scripts(), Set.of("c")).findings())
                .containsExactly(found(
                        "irreversible",
                        "m/b.sql: revision b cannot be undone. Write its downgrade, or allow it to be irreversible.",
                        "m/b.sql",
                        0));
        assertThat(new IrreversibleCheck(scripts(), Set.of()).problems()).hasSize(2);
    }

    @Test
    void recordedScripts_areWhatWasRecorded() {
        assertThat(file.record(scripts(), false)).containsExactly("a", "b", "c");
        assertThat(checksums()).isEmpty();
        assertThat(file.record(scripts(), false)).isEmpty();
    }

    @Test
    void newRevision_isNoFinding_untilItIsRecorded() throws IOException {
        file.record(scripts(), false);
        script("d", "c", "SELECT 1;");
        assertThat(checksums()).isEmpty();
        assertThat(file.record(scripts(), false)).containsExactly("d");
    }

    @Test
    void changedScript_isFoundEvenAfterAnotherRecording_unlessThatIsAnew() throws IOException {
        file.record(scripts(), false);
        script("b", "a", "CREATE TABLE b (id bigint);");
        file.record(scripts(), false);

        assertThat(checksums())
                .containsExactly(found(
                        "checksums",
                        "m/b.sql was changed after revision b was recorded in migrations.lock. Databases may have what it"
                                + " said then: restore it, and write a new revision.",
                        "m/b.sql",
                        0));
        assertThat(file.record(scripts(), true)).containsExactly("b");
        assertThat(checksums()).isEmpty();
    }

    @Test
    void recordedRevisionWithoutScript_isFound() throws IOException {
        file.record(scripts(), false);
        Files.delete(folder.resolve("m/c.sql"));

        assertThat(checksums())
                .containsExactly(found(
                        "checksums",
                        "Revision c is recorded in migrations.lock and has no script here. Databases may have it: add its"
                                + " script again.",
                        "migrations.lock",
                        0));
    }

    @Test
    void marksOfAMergeConflict_areFoundWithTheirLines() throws IOException {
        file.record(scripts(), false);
        Files.writeString(file.path(), Files.readString(file.path()) + "<<<<<<< HEAD\n");

        assertThat(checksums()).singleElement().satisfies(finding -> {
            assertThat(finding.place()).contains(new Place("migrations.lock", 6));
            assertThat(finding.problem()).startsWith("migrations.lock:6 holds neither");
        });
    }

    @Test
    void fileThatIsMissing_isFound() {
        assertThat(checksums())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).startsWith("migrations.lock is missing"));
    }
}
