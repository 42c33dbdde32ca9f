package dev.stemma.migrations.script;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Tells files with other names, sizes or contents from those that an index was written of, in whatever order they come. */
final class FilesDigest {

    private int count;
    private long sum;

    /** Adds a file, by what the directory of a jar has of it. */
    void add(String name, long size, long crc) {
        CRC32 own = new CRC32();
        own.update((name + '\t' + size + '\t' + crc).getBytes(StandardCharsets.UTF_8));
        count++;
        sum += own.getValue();
    }

    /** The digest of the files so far. */
    String text() {
        return count + " " + Long.toHexString(sum);
    }
}
