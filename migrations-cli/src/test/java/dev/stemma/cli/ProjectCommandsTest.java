package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.cli.Shell.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project from {@code init} on, and what {@code check} and the commands that show the graph say of it. */
class ProjectCommandsTest {

    @TempDir
    private Path folder;

    private Path scripts;
    private Shell shell;

    @BeforeEach
    void describeAGraph() throws IOException {
        scripts = Files.createDirectory(folder.resolve("scripts"));
        shell = Shell.plain().with("--scripts", scripts.toString());
        script("a1a1", "", "", "");
        script("b2b2", "a1a1", "left", "");
        script("c3c3", "a1a1", "right", "left");
        script("d4d4", "b2b2,c3c3", "", "");
    }

    @Test
    void init_makesAProjectThatWorksAsItStands() throws IOException {
        Path project = folder.resolve("new/project");
        Outcome made = Shell.plain().run("init", project.toString());
        assertThat(made.exitCode()).isZero();
        assertThat(made.out())
                .contains("Made " + project.resolve("migrate.toml"), "_first_revision.sql", "HEADS", "fixtures")
                .contains("Next:", "cd " + project, "migrate revision -m", "migrate check");
        assertThat(project.resolve("fixtures")).isDirectory();
        Shell inside = Shell.plain().with("-c", project.resolve("migrate.toml").toString());
        Outcome check = inside.run("check");
        assertThat(check.out()).isEqualTo("Nothing found (scripts, heads, heads-file).\n");
        assertThat(check.err()).isEmpty();
        assertThat(inside.run("history").out()).matches("<base> -> [0-9a-f]{12} \\(head\\), First revision\n");

        String before = Files.readString(project.resolve("migrate.toml"));
        Outcome again = Shell.plain().run("init", project.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("migrate.toml is there: this is a project already. Nothing was written");
        assertThat(project.resolve("migrate.toml")).hasContent(before);
    }

    @Test
    void init_aroundExistingScripts_leavesThemAlone() throws IOException {
        Files.move(scripts, folder.resolve("migrations"));
        JsonNode made = Shell.plain().run("--json", "init", folder.toString()).json();
        assertThat(made.get("kept").get(0).asText())
                .isEqualTo(folder.resolve("migrations").toString());
        assertThat(folder.resolve("migrations").toFile().list()).hasSize(4);
        Outcome check = Shell.plain()
                .with("-c", folder.resolve("migrate.toml").toString())
                .run("check");
        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.out()).contains("HEADS is missing. Write it with 'migrate heads --write'");
    }

    @Test
    void check_againstALock_findsWhatWasChangedSince_alsoForTheForge() throws IOException {
        Path lock = folder.resolve("migrations.lock");
        Path junit = folder.resolve("reports/junit.xml");
        Path sarif = folder.resolve("reports/check.sarif");
        assertThat(shell.run("check", "--lock", lock.toString()).out()).contains("migrations.lock is missing");
        assertThat(shell.run("check", "--record").exitCode()).isEqualTo(2);
        assertThat(shell.run("check", "--lock", lock.toString(), "--record").out())
                .isEqualTo("Nothing found (scripts, heads, heads-file, checksums).\n");
        Path script = scripts.resolve("b2b2.sql");
        Files.writeString(script, Files.readString(script).replace("migrate:up", "migrate:up\nSELECT 1;"));

        Outcome changed = shell.run(
                "check", "--irreversible", "--lock", lock.toString(), "--report", "junit=" + junit + ",sarif=" + sarif);

        assertThat(changed.exitCode()).isEqualTo(3);
        assertThat(changed.out()).contains("checksums: ", "b2b2.sql was changed after revision b2b2 was recorded in ");
        assertThat(junit).content().contains("name=\"checksums\"", "<failure");
        assertThat(sarif).content().contains("\"ruleId\": \"checksums\"", "b2b2.sql\"");
        assertThat(shell.run("check", "--report", "html=x").exitCode()).isEqualTo(2);
    }

    @Test
    void check_ofAStaleHeadsFile_findsIt() throws IOException {
        Files.writeString(scripts.resolve("HEADS"), "# heads\nb2b2\n");
        Outcome stale = shell.run("check");
        assertThat(stale.exitCode()).isEqualTo(3);
        assertThat(stale.out()).contains("HEADS is stale: it lists b2b2, and the heads are d4d4.");
        assertThat(shell.run("heads", "--write").exitCode()).isZero();
        assertThat(shell.run("check").exitCode()).isZero();
        Files.writeString(scripts.resolve("HEADS"), "<<<<<<< ours\nd4d4\n=======\ne5e5\n>>>>>>> theirs\n");
        assertThat(shell.run("check").out()).contains("HEADS has a merge conflict in it.");
        assertThat(shell.run("check", "--skip", "heads-file").exitCode()).isZero();
        assertThat(shell.run("check", "--skip", "head-file").exitCode()).isEqualTo(2);
    }

    @Test
    void check_ofSeveralHeadsAndBrokenScripts_listsAll() throws IOException {
        script("e5e5", "d4d4", "", "");
        script("f6f6", "d4d4", "", "");
        Files.writeString(
                scripts.resolve("e5e5.sql"),
                "-- m\n-- revision: e5e5\n-- revises: d4d4\n\n-- migrate:up\nSELECT 'a;\n");
        Outcome outcome = shell.run("check");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out())
                .contains("scripts: " + scripts.resolve("e5e5.sql") + ":6:8: ")
                .contains("heads: 2 heads: e5e5, f6f6. Join them with 'migrate rebase' or 'migrate merge'.");
        JsonNode json = shell.run("--json", "check").json();
        assertThat(json.get("ok").asBoolean()).isFalse();
        assertThat(json.get("findings")).hasSize(2);
        assertThat(json.get("findings").get(1).get("check").asText()).isEqualTo("heads");
    }

    @Test
    void check_ofScriptsThatMakeNoGraph_findsIt() {
        script("e5e5", "nosuch", "", "");
        Outcome outcome = shell.run("check");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).startsWith("scripts: Revision e5e5 (").contains("revises \"nosuch\"");
        assertThat(Shell.plain()
                        .with("--scripts", folder + "/nowhere")
                        .run("check")
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void branches_listsBranchPointsWithTheirChildren() {
        assertThat(shell.run("branches").out()).isEqualTo("""
                        a1a1 (branchpoint), Makes a1a1
                          -> b2b2 (left), Makes b2b2
                          -> c3c3 (right), Makes c3c3
                        """);
        assertThat(shell.run("-v", "branches").out()).contains("  Script", "  -> b2b2");
        JsonNode point =
                shell.run("branches", "--json").json().get("branch_points").get(0);
        assertThat(point.get("revision").asText()).isEqualTo("a1a1");
        assertThat(point.get("children")).hasSize(2);
    }

    @Test
    void history_ofARange_isPartOfIt() {
        assertThat(shell.run("history", "-r", "b2b2:").out().lines().count()).isEqualTo(2);
        assertThat(shell.run("history", "-r", "-1:b2b2").out().lines().count()).isEqualTo(2);
        assertThat(shell.run("history", "-r", ":a1a1").out()).isEqualTo("<base> -> a1a1 (branchpoint), Makes a1a1\n");
        assertThat(shell.run("history", "-r", "b2b2").exitCode()).isEqualTo(2);
        assertThat(shell.run("history", "-r", "c3c3:d4d4", "--graph").out())
                .isEqualTo("* d4d4 (head) (mergepoint), Makes d4d4\n* c3c3 (right), Makes c3c3\n");
    }

    @Test
    void history_withDetails_showsTheHeaders() {
        assertThat(shell.run("history", "-v").out())
                .contains("c3c3 (right), Makes c3c3\n  Revises        a1a1\n  Depends on     left\n");
        assertThat(shell.run("heads", "-v").out()).contains("  Revises        b2b2, c3c3");
    }

    @Test
    void history_forGraphviz_quotesAndDashes() {
        script("e5e5", "d4d4", "", "");
        assertThat(shell.run("history", "--format", "dot", "-r", "c3c3:").out()).isEqualTo("""
                        digraph revisions {
                          rankdir=BT;
                          node [shape=box, fontname="monospace"];
                          r0 [label="e5e5\\nMakes e5e5", style=bold];
                          r1 [label="d4d4\\nMakes d4d4"];
                          r2 [label="c3c3\\nMakes c3c3"];
                          r1 -> r0;
                          r2 -> r1;
                        }
                        """);
        assertThat(shell.run("history", "--format", "dot").out()).contains(" [style=dashed];");
    }

    @Test
    void history_forMermaid_isAGraph() {
        assertThat(shell.run("history", "--format", "mermaid").out())
                .startsWith("graph BT\n  r0[\"d4d4<br/>Makes d4d4\"]\n")
                .contains(" -.-> ");
    }

    @Test
    void history_asAGraphOnATerminal_cutsLongMessages() {
        write("e5e5", "-- " + "long words ".repeat(20) + "\n-- revision: e5e5\n-- revises: d4d4\n");
        assertThat(shell.onTerminal()
                        .run("--no-color", "history", "--graph")
                        .out()
                        .lines())
                .allMatch(line -> line.length() <= 80)
                .first()
                .asString()
                .hasSize(80)
                .endsWith("…");
        assertThat(shell.run("history", "--graph").out().lines()).anyMatch(line -> line.length() > 200);
    }

    @Test
    void show_takesTheWholeGrammar() {
        assertThat(shell.run("show", "left@head").out()).startsWith("d4d4 ");
        assertThat(shell.run("show", "d4d4-1").exitCode()).isEqualTo(2);
        assertThat(shell.run("show", "c3c3-1").out()).startsWith("a1a1 ");
        assertThat(shell.run("show", "current").err()).contains("No database is named");
        assertThat(shell.run("show", "base").out()).startsWith("base is no revision");
    }

    private void script(String id, String revises, String labels, String dependsOn) {
        write(id, """
                -- Makes %1$s
                --
                -- revision: %1$s
                -- revises: %2$s
                -- branch-labels: %3$s
                -- depends-on: %4$s

                -- migrate:up
                """.formatted(id, revises, labels, dependsOn));
    }

    private void write(String id, String text) {
        try {
            Files.writeString(scripts.resolve(id + ".sql"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
