package dev.stemma.migrations.store;

import dev.stemma.migrations.revision.Revision;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A revision whose upgrade or downgrade runs without a transaction and has begun, and not ended.
 *
 * @param revision the revision
 * @param undoing whether it is the downgrade; the revision counts as applied then, and as not applied otherwise
 * @param progress how far it came; empty for a revision in Java, and where the section changes its role
 * @param unreadable what stands in the place of the progress and is none that this version writes; null in all sound rows
 * @param since when the last run of it began
 * @param by who ran it: operating-system user and host
 * @param session the database session in which it runs, or in which it broke off; null once that run has said that it
 *     failed
 */
public record HalfDone(
        Revision revision,
        boolean undoing,
        Optional<SectionProgress> progress,
        @Nullable String unreadable,
        Instant since,
        String by,
        @Nullable String session) {

    private static final int LONGEST = 40;

    /**
     * What is half done, and how far.
     *
     * @return a phrase such as {@code half done: 1 of 3 statements of its upgrade, by deploy@web-3, begun at …}
     */
    public String inWords() {
        String direction = undoing ? "downgrade" : "upgrade";
        String far = progress.map(
                        known -> known.done().size() + " of " + known.count() + " statements of its " + direction)
                .orElse("its " + direction + " has begun, how far it came "
                        + (unreadable == null
                                ? "is not recorded"
                                : "cannot be read: the column progress holds '" + shortened(unreadable) + "'"));
        return (undoing ? "half undone: " : "half done: ") + far + ", by " + by + ", begun at " + since;
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
