package dev.stemma.migrations.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A file of which one run of this JVM at a time may make use. Kept in the system properties: the lock of a file is the
 * process's, and they are what all copies of this class in a process share, whatever class loaders brought them.
 */
record FileClaim(String property) {

    static FileClaim of(Path file) throws IOException {
        return new FileClaim("stemma.lock " + identity(file));
    }

    /** By device and inode where there are such, so that a link is the same file. */
    private static String identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file.toRealPath().toString() : key.toString();
    }

    /** Takes it; gives who has it instead, or null when it is ours now. */
    @Nullable
    LockHolder take(LockHolder self) {
        Object before = System.getProperties().putIfAbsent(property, self.description());
        return before == null ? null : new LockHolder(before.toString());
    }

    /** Gives it up; only the one that took it may. */
    void give() {
        System.getProperties().remove(property);
    }

    /** Whether the path still leads to this file. */
    boolean isOf(Path file) throws IOException {
        try {
            return equals(of(file));
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
