package dev.stemma.cli.project;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import dev.stemma.migrations.author.AuthorOptions;
import dev.stemma.migrations.author.FileNameTemplate;
import dev.stemma.migrations.author.JavaTemplate;
import dev.stemma.migrations.author.RebaseWriter;
import dev.stemma.migrations.author.RevisionDraft;
import dev.stemma.migrations.author.RevisionTemplate;
import dev.stemma.migrations.author.RevisionWriter;
import dev.stemma.migrations.author.ScriptTemplate;
import dev.stemma.migrations.author.WrittenRevision;
import dev.stemma.migrations.graph.InvalidGraphException;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.revision.InvalidIdException;
import dev.stemma.migrations.revision.InvalidTargetException;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.ScriptsFolder;
import dev.stemma.migrations.script.ScriptsLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts at hand, as their authors see them: without any database. */
public final class Project {

    private static final Pattern CURRENT = Pattern.compile("(.*[@:])?current([+-]\\d+)?(:.*)?");

    private final Configuration configuration;
    private final List<ScriptsLocation> locations;
    private final ScriptCatalog scripts;

    private Project(Configuration configuration, List<ScriptsLocation> locations, ScriptCatalog scripts) {
        this.configuration = configuration;
        this.locations = List.copyOf(locations);
        this.scripts = scripts;
    }

    /** Reads the scripts of the locations. */
    public static Project load(Configuration configuration, List<ScriptsLocation> locations) {
        return new Project(configuration, locations, ScriptCatalog.load(locations));
    }

    /** What the project is configured to be. */
    public Configuration configuration() {
        return configuration;
    }

    /** The scripts. */
    public ScriptCatalog scripts() {
        return scripts;
    }

    /** The graph of the scripts. */
    public RevisionGraph graph() {
        return scripts.graph();
    }

    /** Whether only a database can tell what a target or a range means. */
    public static boolean asksDatabase(String target) {
        return CURRENT.matcher(target).matches();
    }

    /** The ids that a target names; none for base, and all heads, those that others depend on too, for heads. */
    public List<String> resolve(String target) {
        if (asksDatabase(target)) {
            throw new InvalidTargetException(
                    target,
                    "scripts are written without asking a database where it is",
                    "Type a revision or \"head\".");
        }
        return target.equals("heads")
                ? graph().heads()
                : new Planner(graph())
                        .resolve(Set.of(), target).stream().map(Revision::id).toList();
    }

    /**
     * The parent of a new revision that names none.
     *
     * @param mend how the caller is told to choose, as an unfinished sentence
     * @return the head, or nothing where there are no revisions
     * @throws UserException when there are several heads
     */
    public List<String> theHead(String mend) {
        List<String> heads = graph().heads();
        if (heads.size() > 1) {
            throw new UserException(
                    ExitCode.USAGE,
                    "MULTIPLE_HEADS",
                    "There are " + heads.size() + " heads: " + String.join(", ", heads) + ". " + mend);
        }
        return heads;
    }

    /** What a new revision depends on: a label stays one, as the script shall say; the beginning of an id becomes the id. */
    public String dependency(String name) {
        return graph().isName(name) ? name : graph().named(name).id();
    }

    /** The first location that is a folder. */
    public ScriptsFolder folder() {
        return findFolder()
                .orElseThrow(() -> new UserException(
                        ExitCode.FAILED,
                        "CANNOT_WRITE",
                        "None of the scripts locations (" + String.join(", ", configuration.scripts())
                                + ") is a folder that scripts can be written into"));
    }

    /** The first location that is a folder, if any is. */
    public Optional<ScriptsFolder> findFolder() {
        return locations.stream()
                .flatMap(location -> location.scriptsFolder().stream())
                .findFirst();
    }

    /** A project keeps the heads file unless it says no. */
    public boolean keepsHeads() {
        return configuration.authoring().headsFile().orElse(true);
    }

    /** Writes a new revision in SQL. */
    public WrittenRevision write(RevisionDraft draft) {
        return write(draft, template());
    }

    /** Writes a new revision in Java. */
    public WrittenRevision writeJava(RevisionDraft draft) {
        return write(draft, javaTemplate());
    }

    /** An id or a label that it cannot have is wrong usage: the scripts that are there are sound. */
    private WrittenRevision write(RevisionDraft draft, RevisionTemplate template) {
        if (draft.message().isBlank()) {
            throw new UserException(
                    ExitCode.USAGE, "USAGE", "The message is empty: say with -m what the revision does");
        }
        try {
            return revisionWriter(template).write(draft);
        } catch (InvalidIdException | InvalidGraphException e) {
            throw new UserException(ExitCode.USAGE, e.code().name(), e.getMessage() + " Nothing was written");
        }
    }

    private RevisionWriter revisionWriter(RevisionTemplate template) {
        AuthorOptions options = new AuthorOptions(
                template,
                configuration.authoring().fileName().map(FileNameTemplate::new).orElse(FileNameTemplate.DEFAULT),
                keepsHeads());
        return new RevisionWriter(folder(), graph(), options, Clock.systemUTC());
    }

    /** Gives scripts new parents. */
    public RebaseWriter rebaseWriter() {
        return new RebaseWriter(folder(), scripts::script, keepsHeads());
    }

    private RevisionTemplate template() {
        return ownTemplate(ScriptTemplate.FILE_NAME).map(ScriptTemplate::read).orElse(ScriptTemplate.DEFAULT);
    }

    private RevisionTemplate javaTemplate() {
        return ownTemplate(JavaTemplate.FILE_NAME).map(JavaTemplate::read).orElse(JavaTemplate.DEFAULT);
    }

    private Optional<Path> ownTemplate(String fileName) {
        return Stream.of(folder().folder(), configuration.authoring().projectFolder())
                .map(place -> place.resolve(fileName))
                .filter((Path file) -> Files.exists(file))
                .findFirst();
    }
}
