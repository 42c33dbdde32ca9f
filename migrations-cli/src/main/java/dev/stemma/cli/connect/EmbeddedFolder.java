package dev.stemma.cli.connect;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.FileProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of an embedded server: its data, its log, and the lock that keeps a second command out.
 *
 * @param folder the folder
 * @param lock the open lock file
 */
record EmbeddedFolder(Path folder, FileChannel lock) implements AutoCloseable {

    private static final int LOG_LINES = 5;

    /** Makes the folder where there is none, and locks it. */
    static EmbeddedFolder open(Path folder, String version) {
        FileChannel lock;
        try {
            Files.createDirectories(folder);
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failed(
                    "The folder " + folder + " cannot be used for an embedded PostgreSQL: " + FileProblem.reason(e),
                    null);
        }
        EmbeddedFolder opened = new EmbeddedFolder(folder, lock);
        try {
            if (!opened.tryLock()) {
                throw failed(
                        "Another command uses the embedded PostgreSQL in " + folder
                                + ". Wait for it to end, or name another folder: --url embedded:FOLDER",
                        null);
            }
            opened.checkVersion(version);
            opened.checkOrphan();
            Files.deleteIfExists(opened.log());
            return opened;
        } catch (IOException e) {
            opened.close();
            throw failed(
                    "The folder " + folder + " cannot be used for an embedded PostgreSQL: " + FileProblem.reason(e),
                    null);
        } catch (UserException e) {
            opened.close();
            throw e;
        }
    }

    private boolean tryLock() throws IOException {
        try {
            FileLock taken = lock.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void checkVersion(String version) throws IOException {
        Path file = data().resolve("PG_VERSION");
        String own = version.substring(0, version.indexOf('.'));
        if (Files.exists(file) && !Files.readString(file).strip().equals(own)) {
            throw failed(
                    "The data in " + folder + " was made by PostgreSQL "
                            + Files.readString(file).strip() + ", and this is PostgreSQL " + version
                            + ". Delete the folder, name another one (--url embedded:FOLDER), or move the data by"
                            + " pg_dump",
                    null);
        }
    }

    private void checkOrphan() throws IOException {
        Optional<ProcessHandle> orphan = server();
        if (orphan.isPresent()) {
            throw failed(
                    "A PostgreSQL that an earlier command left behind still runs in " + folder + " as process "
                            + orphan.get().pid() + ". End it: kill "
                            + orphan.get().pid(),
                    null);
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** The process that serves the data, whoever started it. */
    Optional<ProcessHandle> server() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        // a process id that was reused since a crash belongs to another program
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    /** What the server says of why it did not start. */
    UserException startFailure(Exception e) {
        return failed(
                "The embedded PostgreSQL did not start in " + folder + ": "
                        + lastErrors().orElse(String.valueOf(e.getMessage())),
                e);
    }

    private Optional<String> lastErrors() {
        try (Stream<String> lines = Files.lines(log())) {
            List<String> errors = lines.filter(line -> line.contains("FATAL") || line.contains("error:"))
                    .toList();
            return errors.isEmpty()
                    ? Optional.empty()
                    : Optional.of(String.join(
                                    "\n", errors.subList(Math.max(0, errors.size() - LOG_LINES), errors.size()))
                            + "\nIts log is " + log());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static UserException failed(String message, @Nullable Exception cause) {
        UserException failure = new UserException(ExitCode.FAILED, "CONNECTION", message);
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw failed("The lock of " + folder + " cannot be given back: " + FileProblem.reason(e), e);
        }
    }
}
