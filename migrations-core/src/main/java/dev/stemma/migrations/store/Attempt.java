package dev.stemma.migrations.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempted step, for the log.
 *
 * @param revision the revision's id
 * @param action what was attempted: upgrade, downgrade, stamp, unstamp or oneshot
 * @param duration how long it took until it ended or failed
 * @param error why it failed, or null when it succeeded
 */
public record Attempt(
        String revision,
        String action,
        Duration duration,
        @Nullable String error) {}
