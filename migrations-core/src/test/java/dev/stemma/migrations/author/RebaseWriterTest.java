package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptsFolder;
import dev.stemma.migrations.script.ScriptsLocation;
import dev.stemma.migrations.script.SqlScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebaseWriterTest {

    private static final String BODY = "\r\n-- migrate:up\r\nSELECT 'é';  \r\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTwoTopics() throws IOException {
        write("a", "-- a\n-- revision: a\n");
        write("b", "-- b\n-- revision: b\n-- revises: a\n-- created: 2026-01-01\n");
        write("c", "\uFEFF-- c\r\n-- revision: c\r\n--  revises:  a \r\n-- created: 2026-01-02\r\n" + BODY);
        write("d", "-- d\n-- revision: d\n-- revises: c\n");
    }

    @Test
    void apply_aPlan_changesOneLineAndTheHeads() throws IOException {
        List<Path> rewritten = writer(true).apply(plan());
        assertThat(rewritten).containsExactly(folder.resolve("c.sql"));
        assertThat(Files.readString(folder.resolve("c.sql")))
                .isEqualTo("\uFEFF-- c\r\n-- revision: c\r\n--  revises:  b \r\n-- created: 2026-01-02\r\n" + BODY);
        assertThat(Files.readString(folder.resolve("d.sql"))).isEqualTo("-- d\n-- revision: d\n-- revises: c\n");
        assertThat(HeadsFile.in(folder).listed()).containsExactly("d");
        assertThat(graph().heads()).containsExactly("d");
    }

    @Test
    void apply_withoutAHeadsFile_writesNone() {
        writer(false).apply(plan());
        assertThat(folder.resolve("HEADS")).doesNotExist();
    }

    @Test
    void apply_toAScriptThatIsNoFile_isRefused() {
        RebasePlan plan = plan();
        RebaseWriter writer = new RebaseWriter(
                new ScriptsFolder("scripts", folder),
                id -> Optional.<Script>of(SqlScript.of(id, "-- revision: c".getBytes(StandardCharsets.UTF_8))),
                true);
        assertThatThrownBy(() -> writer.apply(plan)).hasMessageContaining("it is not a file of a scripts folder");
        assertThat(folder.resolve("HEADS")).doesNotExist();
    }

    private RebasePlan plan() {
        return new RebasePlanner(graph(), id -> scripts().apply(id).flatMap(Script::created)).plan(List.of(), null);
    }

    private RebaseWriter writer(boolean keepsHeads) {
        return new RebaseWriter(new ScriptsFolder("scripts", folder), scripts(), keepsHeads);
    }

    private Function<String, Optional<Script>> scripts() {
        List<Script> loaded = load();
        return id -> loaded.stream()
                .filter(script -> script.revision().id().equals(id))
                .findFirst();
    }

    private RevisionGraph graph() {
        return RevisionGraph.of(load().stream().map(Script::revision).toList());
    }

    private List<Script> load() {
        return ScriptsLocation.parse(folder.toString(), Path.of(""), getClass().getClassLoader())
                .load();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".sql"), text);
    }
}
