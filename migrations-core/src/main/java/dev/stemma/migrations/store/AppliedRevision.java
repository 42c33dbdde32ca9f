package dev.stemma.migrations.store;

import dev.stemma.migrations.revision.Revision;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the bookkeeping: one applied revision.
 *
 * @param revision the revision as it was when it was applied; its source names the bookkeeping table
 * @param checksum the SHA-256 of its script then, 64 hex digits; empty where there was no script
 * @param origin how it came here, in lower case, see {@link Origin}
 * @param appliedAt when
 * @param appliedBy who: operating-system user and host, or the database role that ran a script of offline SQL
 * @param reversible whether its way back is kept in its row, so that it can be undone without its script
 */
public record AppliedRevision(
        Revision revision,
        Optional<String> checksum,
        String origin,
        Instant appliedAt,
        String appliedBy,
        boolean reversible) {}
