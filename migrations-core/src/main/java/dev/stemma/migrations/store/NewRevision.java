package dev.stemma.migrations.store;

import dev.stemma.migrations.revision.Revision;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A row to be written.
 *
 * @param revision the revision that is applied now
 * @param checksum the SHA-256 of its script, or null where there is no script
 * @param origin how it comes here
 * @param duration how long its upgrade took; zero for a stamp
 * @param downgradeSql its downgrade, marker line included, or null when it is irreversible
 */
public record NewRevision(
        Revision revision,
        @Nullable String checksum,
        Origin origin,
        Duration duration,
        @Nullable String downgradeSql) {}
