package dev.stemma.migrations.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A locked file, open until it is given back. */
final class HeldFile implements HeldLock {

    /** Far behind the text, which others must be able to read where locks forbid that. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LONGEST_TEXT = 4096;

    private final Path file;
    private final FileClaim claim;
    private final FileChannel channel;
    private final FileLock lock;
    private boolean closed;

    HeldFile(Path file, FileClaim claim, FileChannel channel, FileLock lock) {
        this.file = file;
        this.claim = claim;
        this.channel = channel;
        this.lock = lock;
    }

    /** Null when another process has it. */
    static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        return channel.tryLock(LOCKED_BYTE, 1, false);
    }

    static LockHolder readHolder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
        while (text.hasRemaining() && channel.read(text, text.position()) >= 0) {
            // until the end
        }
        String holder = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
        return holder.isEmpty() ? LockHolder.UNKNOWN : new LockHolder(holder);
    }

    static void writeHolder(FileChannel channel, LockHolder holder) throws IOException {
        channel.truncate(0);
        ByteBuffer text = StandardCharsets.UTF_8.encode(holder.description() + "\n");
        while (text.hasRemaining()) {
            channel.write(text, text.position());
        }
    }

    @Override
    public void ensureHeld() {
        try {
            if (lock.isValid() && claim.isOf(file)) {
                return;
            }
        } catch (IOException e) {
            throw new LockLostException("its file " + file + " cannot be looked at (" + e + ")", e);
        }
        throw new LockLostException("its file " + file + " was deleted or replaced", null);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            throw new LockUnusableException("its file " + file + " could not be closed (" + e + ")", e);
        } finally {
            claim.give();
        }
    }
}
