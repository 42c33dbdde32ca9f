package dev.stemma.cli.output.document;

import dev.stemma.migrations.store.HalfDone;
import org.jspecify.annotations.Nullable;

/** A step that runs without a transaction and has begun, and not ended. */
public record HalfDoneDocument(
        String revision,
        String direction,
        @Nullable Integer statements,
        @Nullable Integer done,
        String since,
        String by) {

    static HalfDoneDocument of(HalfDone halfDone) {
        return new HalfDoneDocument(
                halfDone.revision().id(),
                halfDone.undoing() ? "downgrade" : "upgrade",
                halfDone.progress().map(progress -> progress.count()).orElse(null),
                halfDone.progress().map(progress -> progress.done().size()).orElse(null),
                halfDone.since().toString(),
                halfDone.by());
    }
}
