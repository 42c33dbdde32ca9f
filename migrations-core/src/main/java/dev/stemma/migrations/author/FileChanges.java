package dev.stemma.migrations.author;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes several files, all or none. Each content is first written beside its file and then moved over it, so that a
 * reader finds either the old or the new one; when a move fails, the files before it get their old content back.
 * Confined to one thread.
 */
final class FileChanges {

    private final Map<Path, byte[]> contents = new LinkedHashMap<>();
    private final Set<Path> created = new HashSet<>();

    /** What takes a finished change back. */
    @FunctionalInterface
    private interface Undo {
        void run() throws IOException;
    }

    /** A file that must not be there yet. */
    FileChanges create(Path file, byte[] content) {
        created.add(file);
        return replace(file, content);
    }

    /** A file that is replaced, or made where it is missing. */
    FileChanges replace(Path file, byte[] content) {
        contents.put(file, content);
        return this;
    }

    void apply() {
        Map<Path, Path> staged = new LinkedHashMap<>();
        Deque<Undo> undos = new ArrayDeque<>();
        try {
            contents.forEach((file, content) -> staged.put(file, stage(file, content)));
            staged.forEach((file, from) -> move(from, file, created.contains(file), undos));
        } finally {
            staged.values().forEach(FileChanges::removeQuietly);
        }
    }

    private static Path stage(Path file, byte[] content) {
        Path staged = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(staged, content);
            copyPermissions(file, staged);
            return staged;
        } catch (IOException e) {
            removeQuietly(staged);
            throw cannotWrite(file, e);
        }
    }

    private static void move(Path staged, Path file, boolean create, Deque<Undo> undos) {
        try {
            if (create) {
                // taking the name first keeps the move from replacing what somebody else has just written there
                Files.write(file, new byte[0], StandardOpenOption.CREATE_NEW);
                undos.push(() -> Files.delete(file));
            } else if (Files.exists(file)) {
                byte[] before = Files.readAllBytes(file);
                undos.push(() -> Files.write(file, before));
            } else {
                undos.push(() -> Files.deleteIfExists(file));
            }
            Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            CannotWriteException failure = cannotWrite(file, e);
            undo(undos, failure);
            throw failure;
        }
    }

    private static void undo(Deque<Undo> undos, CannotWriteException failure) {
        for (Undo undo : undos) {
            try {
                undo.run();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static CannotWriteException cannotWrite(Path file, IOException e) {
        String problem =
                e instanceof FileAlreadyExistsException ? "is there already" : "cannot be written: " + e.getMessage();
        return new CannotWriteException(file.toString(), problem, e);
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (target != null && Files.exists(from)) {
            target.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    private static void removeQuietly(Path staged) {
        try {
            Files.deleteIfExists(staged);
        } catch (IOException e) {
            // a leftover '.name.new' harms nobody: it is no script, and the next change writes over it
            staged.toFile().deleteOnExit();
        }
    }
}
