package dev.stemma.migrations.lock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What the runs on one bookkeeping table lock.
 *
 * @param value the key of the advisory lock (PostgreSQL manual, 13.3.5 Advisory Locks)
 */
public record AdvisoryKey(long value) {

    /**
     * The key for a bookkeeping table.
     *
     * @param name schema, dot, and table
     * @return the key, the same at each call and in each version
     */
    public static AdvisoryKey of(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new AdvisoryKey(ByteBuffer.wrap(digest.digest(("stemma " + name).getBytes(StandardCharsets.UTF_8)))
                    .getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
