package dev.stemma.migrations.store;

import dev.stemma.migrations.revision.Revision;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of the statements that write, in the order of their parameters: one source for what is bound and for what is
 * written into a script.
 *
 * @param user who writes: a text, or an {@link SqlExpression}
 * @param toolVersion the version of this library
 * @param now the time of a row, or null for the database's
 * @param milliseconds a duration as a value
 */
record RowValues(
        Object user,
        String toolVersion,
        Supplier<? extends @Nullable Object> now,
        Function<Duration, Object> milliseconds) {

    static RowValues of(Recorder recorder, StoreClock clock) {
        return new RowValues(recorder.user(), recorder.toolVersion(), clock::now, Duration::toMillis);
    }

    /** For {@link StoreSql#insert}. */
    List<@Nullable Object> inserted(NewRevision row) {
        Revision revision = row.revision();
        return list(
                revision.id(),
                String.join(",", revision.parents()),
                String.join(",", revision.dependsOn()),
                String.join(",", revision.labels()),
                revision.message(),
                row.checksum(),
                now.get(),
                user,
                milliseconds.apply(row.duration()),
                toolVersion,
                row.origin().text(),
                row.downgradeSql());
    }

    /** For {@link StoreSql#delete}. */
    List<@Nullable Object> deleted(Attempt attempt) {
        return list(
                attempt.revision(),
                attempt.action(),
                now.get(),
                milliseconds.apply(attempt.duration()),
                user,
                toolVersion);
    }

    /** For {@link StoreSql#log}. */
    List<@Nullable Object> logged(Attempt attempt) {
        return list(
                attempt.revision(),
                attempt.action(),
                attempt.error() == null ? "done" : "failed",
                attempt.error(),
                now.get(),
                milliseconds.apply(attempt.duration()),
                user,
                toolVersion);
    }

    private static List<@Nullable Object> list(@Nullable Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }
}
