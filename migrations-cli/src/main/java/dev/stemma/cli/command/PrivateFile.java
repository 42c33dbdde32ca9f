package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file that its owner alone can read, from its first byte on. */
final class PrivateFile {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private PrivateFile() {}

    /**
     * Writes a text.
     *
     * @throws UserException when the file is there, in any form, or cannot be written; then there is no half of it
     */
    static void write(Path file, String text) {
        boolean created = false;
        boolean done = false;
        try (SeekableByteChannel channel = Files.newByteChannel(file, NEW, permissions(file))) {
            created = true;
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            done = true;
        } catch (FileAlreadyExistsException e) {
            throw failure(file + " is there already, and keys are never overwritten. Move it away, or give another name"
                    + " (--output).");
        } catch (NoSuchFileException e) {
            throw failure(file + " cannot be written: its folder does not exist");
        } catch (IOException e) {
            throw failure(file + " cannot be written: " + e.getMessage());
        } finally {
            if (created && !done) {
                remove(file);
            }
        }
    }

    /** Read and write for the owner; nothing where the file system knows no such permissions (Windows). */
    private static FileAttribute<?>[] permissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failure(file + " is incomplete and cannot be deleted: " + e.getMessage());
        }
    }

    private static UserException failure(String message) {
        return new UserException(ExitCode.FAILED, "CANNOT_WRITE", message + "\nNothing was written.");
    }
}
