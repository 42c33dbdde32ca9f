package dev.stemma.migrations;

import dev.stemma.migrations.lock.RunLock;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.run.Cancellation;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.run.Timeouts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How runs behave: who keeps others out, for how long they wait, how patient
 * their steps are, who may end them, who is told, and what a oneshot creates: the model, or by
 * null the chain.
 */
record StemmaOptions(
        RunLock lock,
        Duration lockWait,
        Timeouts timeouts,
        Cancellation cancellation,
        RunListener listener,
        @Nullable Model model) {}
