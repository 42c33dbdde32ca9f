package dev.stemma.migrations;

import dev.stemma.migrations.lock.RunLock;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.Cancellation;
import dev.stemma.migrations.run.Reconnection;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.run.RunSettings;
import dev.stemma.migrations.run.Runner;
import dev.stemma.migrations.run.Timeouts;
import dev.stemma.migrations.store.RevisionStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How runs behave: who keeps others out, for how long they wait, how patient
 * their steps are, who may end them, who is told, and what a oneshot creates: the model, or by
 * null the chain; and how a lost connection is replaced, null where it cannot be.
 */
record StemmaOptions(
        RunLock lock,
        Duration lockWait,
        Timeouts timeouts,
        Cancellation cancellation,
        RunListener listener,
        @Nullable Model model,
        @Nullable Reconnection reconnection) {

    /** What runs plans with these options; it creates the given model where its plans stamp all revisions. */
    Runner runner(ScriptCatalog scripts, RevisionStore store, @Nullable Model created, Duration wait) {
        return new Runner(
                new RunSettings(scripts, store, lock, wait, timeouts, cancellation, listener, created, reconnection));
    }
}
