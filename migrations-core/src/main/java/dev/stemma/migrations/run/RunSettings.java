package dev.stemma.migrations.run;

import dev.stemma.migrations.lock.RunLock;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.store.RevisionStore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What runs are made with.
 *
 * @param scripts the scripts at hand
 * @param store the bookkeeping
 * @param lock what keeps other runs out
 * @param lockWait how long to wait for it
 * @param timeouts how patient the steps are
 * @param cancellation what may end a run from another thread
 * @param listener told what happens
 * @param model what is created before the steps of the plan are recorded, in their transaction; its plans stamp all
 *     revisions. Null for plans whose steps run
 * @param reconnection how it is looked what became of a commit whose answer was lost; null where there is only the one
 *     connection of the caller
 */
public record RunSettings(
        ScriptCatalog scripts,
        RevisionStore store,
        RunLock lock,
        Duration lockWait,
        Timeouts timeouts,
        Cancellation cancellation,
        RunListener listener,
        @Nullable Model model,
        @Nullable Reconnection reconnection) {}
