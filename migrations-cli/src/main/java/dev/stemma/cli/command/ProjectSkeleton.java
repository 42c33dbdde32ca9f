package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.migrations.author.AuthorOptions;
import dev.stemma.migrations.author.FileNameTemplate;
import dev.stemma.migrations.author.HeadsFile;
import dev.stemma.migrations.author.RevisionDraft;
import dev.stemma.migrations.author.RevisionWriter;
import dev.stemma.migrations.author.ScriptTemplate;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.RevisionIds;
import dev.stemma.migrations.script.ScriptsFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Makes the files of a new project, except those that are there. Confined to one making. */
final class ProjectSkeleton {

    private static final String CONFIGURATION = "migrate.toml";

    private final Path folder;
    private final Clock clock;
    private final List<Path> made = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();

    private ProjectSkeleton(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    static ProjectSkeleton make(Path folder, Clock clock) {
        ProjectSkeleton skeleton = new ProjectSkeleton(folder, clock);
        if (Files.exists(folder.resolve(CONFIGURATION))) {
            throw new UserException(
                    ExitCode.FAILED,
                    "CANNOT_WRITE",
                    folder.resolve(CONFIGURATION) + " is there: this is a project already. Nothing was written");
        }
        try {
            skeleton.configuration();
            skeleton.scripts();
            skeleton.fixtures();
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "CANNOT_WRITE",
                    "The project cannot be made in " + folder + ": " + e.getMessage() + ". Made so far: "
                            + (skeleton.made.isEmpty() ? "nothing" : skeleton.madeNames()));
        }
        return skeleton;
    }

    List<String> madeNames() {
        return made.stream().map(Path::toString).toList();
    }

    List<String> keptNames() {
        return kept.stream().map(Path::toString).toList();
    }

    private void configuration() throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve(CONFIGURATION), resource(CONFIGURATION));
    }

    private void scripts() throws IOException {
        Path scripts = folder.resolve("migrations");
        if (Files.exists(scripts)) {
            kept.add(scripts);
            return;
        }
        Files.createDirectories(scripts);
        ScriptTemplate template = new ScriptTemplate("the first revision", resource("first-revision.sql.template"));
        RevisionDraft draft =
                new RevisionDraft(RevisionIds.generate(), "First revision", List.of(), false, List.of(), List.of());
        made.add(new RevisionWriter(
                        new ScriptsFolder(scripts.toString(), scripts),
                        RevisionGraph.of(List.of()),
                        new AuthorOptions(template, FileNameTemplate.DEFAULT, true),
                        clock)
                .write(draft)
                .file());
        made.add(HeadsFile.in(scripts).path());
    }

    private void fixtures() throws IOException {
        Path fixtures = folder.resolve("fixtures");
        if (Files.exists(fixtures)) {
            kept.add(fixtures);
            return;
        }
        Files.createDirectories(fixtures);
        write(fixtures.resolve("README.md"), resource("fixtures-readme.md"));
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        made.add(file);
    }

    private static String resource(String name) {
        try (InputStream in = ProjectSkeleton.class.getResourceAsStream("/dev/stemma/cli/init/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
