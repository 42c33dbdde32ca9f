package dev.stemma.migrations.author;

import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.InvalidScriptException;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptsFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the script of a new revision, once it is certain that the graph is valid with it and that the script will be
 * read as it was meant. Immutable.
 */
public final class RevisionWriter {

    private static final String NOT_WRITTEN_YET = "the new revision";

    private final ScriptsFolder folder;
    private final RevisionGraph graph;
    private final AuthorOptions options;
    private final Clock clock;

    /**
     * A writer for one project.
     *
     * @param folder where new scripts go
     * @param graph the revisions that there are
     * @param options what the project wants of new scripts
     * @param clock what {@code created:} and file names tell the time by
     */
    public RevisionWriter(ScriptsFolder folder, RevisionGraph graph, AuthorOptions options, Clock clock) {
        this.folder = folder;
        this.graph = graph;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Writes the script of a new revision, and the {@link HeadsFile} where one is kept: both or neither.
     *
     * @param draft the revision
     * @return what was written
     * @throws NotAHeadException when a parent is no head and the draft does not splice
     * @throws dev.stemma.migrations.graph.InvalidGraphException when the graph would not be valid with the revision
     * @throws dev.stemma.migrations.revision.InvalidIdException when the id or a label has a form that is not allowed
     * @throws InvalidTemplateException when a template does not give a script that says what the draft says
     * @throws CannotWriteException when the file is there already, or cannot be written
     */
    public WrittenRevision write(RevisionDraft draft) {
        refuseParentsWithChildren(draft);
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        Path file = folder.folder().resolve(options.template().file(draft, options.fileName(), now));
        Revision revision = new Revision(
                draft.id(),
                draft.parents(),
                draft.dependsOn(),
                draft.labels(),
                oneLine(draft.message()),
                NOT_WRITTEN_YET);
        List<String> heads = headsWith(revision);
        byte[] script = options.template().render(draft, DateTimeFormatter.ISO_INSTANT.format(now));
        Revision readBack = readBack(revision, folder.pathForPeople(file), script);
        FileChanges changes = new FileChanges().create(file, script);
        if (options.keepsHeads()) {
            changes.replace(HeadsFile.in(folder.folder()).path(), HeadsFile.content(heads));
        }
        changes.apply();
        return new WrittenRevision(readBack, file, heads);
    }

    private void refuseParentsWithChildren(RevisionDraft draft) {
        if (draft.splice()) {
            return;
        }
        for (String parent : draft.parents()) {
            List<String> children = graph.children(parent);
            if (!children.isEmpty()) {
                throw new NotAHeadException(parent, children, graph.heads());
            }
        }
    }

    private List<String> headsWith(Revision revision) {
        List<Revision> all = new ArrayList<>(graph.revisions());
        all.add(revision);
        return RevisionGraph.of(all).heads().stream().sorted().toList();
    }

    private Revision readBack(Revision wanted, String path, byte[] script) {
        Revision read;
        try {
            Script parsed = options.template().script(path, script);
            parsed.readBody();
            read = parsed.revision();
        } catch (InvalidScriptException e) {
            throw invalid("it gives a script that cannot be read: " + e.getMessage() + ".", e);
        }
        refuse(read.id().equals(wanted.id()), "revision: " + wanted.id());
        refuse(read.parents().equals(wanted.parents()), "revises: " + String.join(", ", wanted.parents()));
        refuse(read.labels().equals(wanted.labels()), "branch-labels: " + String.join(", ", wanted.labels()));
        refuse(read.dependsOn().equals(wanted.dependsOn()), "depends-on: " + String.join(", ", wanted.dependsOn()));
        if (!oneLine(read.message()).contains(oneLine(wanted.message()))) {
            throw invalid(
                    "it gives a script whose message is not \"" + wanted.message() + "\": "
                            + options.template().messageRule() + ".",
                    null);
        }
        return read;
    }

    private void refuse(boolean said, String line) {
        if (!said) {
            throw invalid("it gives a script that does not say \"" + line.strip() + "\".", null);
        }
    }

    private InvalidTemplateException invalid(String problem, @Nullable Exception cause) {
        return new InvalidTemplateException(options.template().source(), problem, cause);
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }
}
