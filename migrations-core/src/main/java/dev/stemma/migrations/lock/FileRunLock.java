package dev.stemma.migrations.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock of the operating system on a file; gone with the process that holds it. The file stays, and says
 * who holds it.
 *
 * <p>Such a lock belongs to the process: within it, it keeps nobody out, and closing any channel on the file gives it
 * back. So a run first claims the file within its JVM, and opens it only then.
 */
final class FileRunLock implements RunLock {

    private final Path file;
    private final String owner;

    FileRunLock(Path file, String owner) {
        this.file = file.toAbsolutePath();
        this.owner = owner;
    }

    @Override
    public HeldLock acquire(LockRequest request) throws SQLException {
        return request.poll(new Attempt(request));
    }

    /** Knows who stood in the way the last time. */
    private final class Attempt implements LockAttempt {

        private final LockRequest request;
        private LockHolder holder = LockHolder.UNKNOWN;

        private Attempt(LockRequest request) {
            this.request = request;
        }

        @Override
        public Optional<HeldLock> tryOnce() throws SQLException {
            LockHolder self = LockHolder.thisProcess(owner, request.connection());
            try {
                FileClaim claim = FileClaim.of(existing());
                LockHolder inThisProcess = claim.take(self);
                if (inThisProcess != null) {
                    holder = inThisProcess;
                    return Optional.empty();
                }
                return lock(claim, self);
            } catch (IOException e) {
                String reason = e instanceof AccessDeniedException ? "permission denied" : e.toString();
                throw new LockUnusableException(
                        "The lock file " + file + " cannot be used: " + reason
                                + ". Nothing was changed. Name another file (file under [lock] in migrate.toml)",
                        e);
            }
        }

        private Optional<HeldLock> lock(FileClaim claim, LockHolder self) throws IOException {
            HeldFile held = null;
            try {
                held = open(claim, self);
            } finally {
                if (held == null) {
                    claim.give();
                }
            }
            return Optional.ofNullable(held);
        }

        private @Nullable HeldFile open(FileClaim claim, LockHolder self) throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            HeldFile held = null;
            try {
                FileLock lock = HeldFile.tryLock(channel);
                if (lock == null) {
                    holder = HeldFile.readHolder(channel);
                } else if (claim.isOf(file)) {
                    HeldFile.writeHolder(channel, self);
                    held = new HeldFile(file, claim, channel, lock);
                }
            } catch (OverlappingFileLockException e) {
                // somebody else in this JVM locks the same file, not as we do
                holder = LockHolder.UNKNOWN;
            } finally {
                if (held == null) {
                    channel.close();
                }
            }
            return held;
        }

        @Override
        public LockHolder holder() {
            return holder;
        }
    }

    /** Creates the file where it is missing, without opening one that is there: closing it would give its lock back. */
    private Path existing() throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file)) {
                throw e;
            }
        }
        return file;
    }
}
