package dev.stemma.migrations.author;

import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptsFolder;
import dev.stemma.migrations.script.SourceScript;
import dev.stemma.migrations.script.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rewrites the {@code revises} of the scripts that a {@link RebasePlan} names, and nothing else. */
public final class RebaseWriter {

    private final ScriptsFolder folder;
    private final Function<String, Optional<Script>> scripts;
    private final boolean keepsHeads;

    /**
     * A writer for one project.
     *
     * @param folder where the {@link HeadsFile} is
     * @param scripts the script of a revision
     * @param keepsHeads whether the {@link HeadsFile} is kept
     */
    public RebaseWriter(ScriptsFolder folder, Function<String, Optional<Script>> scripts, boolean keepsHeads) {
        this.folder = folder;
        this.scripts = scripts;
        this.keepsHeads = keepsHeads;
    }

    /**
     * Does what the plan says: all files or none.
     *
     * @param plan the plan, made from the scripts as they are
     * @return the scripts that were rewritten
     * @throws CannotWriteException when one of them is not kept in a folder, or cannot be written
     */
    public List<Path> apply(RebasePlan plan) {
        FileChanges changes = new FileChanges();
        List<Path> rewritten = new ArrayList<>();
        for (Reparenting change : plan.changes()) {
            Script script = script(change.revision());
            Path file = file(script);
            changes.replace(file, rewritten(script, change, read(file)));
            rewritten.add(file);
        }
        if (keepsHeads) {
            changes.replace(HeadsFile.in(folder.folder()).path(), HeadsFile.content(plan.headsAfter()));
        }
        changes.apply();
        return rewritten;
    }

    private Script script(Revision revision) {
        return scripts.apply(revision.id()).orElseThrow(() -> notAFile(revision.source()));
    }

    private static Path file(Script script) {
        return script.keptIn().orElseThrow(() -> notAFile(script.path()));
    }

    private static CannotWriteException notAFile(String path) {
        return new CannotWriteException(path, "cannot be rewritten: it is not a file of a scripts folder", null);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CannotWriteException(file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] rewritten(Script script, Reparenting change, byte[] before) {
        String path = script.path();
        boolean isJava = script instanceof SourceScript;
        byte[] after = isJava
                ? RevisesElement.replace(path, before, change.parents())
                : RevisesLine.replace(before, change.parents());
        Revision read = (isJava ? SourceScript.of(path, after) : SqlScript.of(path, after)).revision();
        if (!read.equals(change.after())) {
            throw new CannotWriteException(
                    path, "its 'revises' was not understood; write the new parents by hand", null);
        }
        return after;
    }
}
