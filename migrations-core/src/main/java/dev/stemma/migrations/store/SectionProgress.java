package dev.stemma.migrations.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a section has come that runs without a transaction.
 *
 * @param count how many statements it has
 * @param done of those that are done, the first ones in their order, the SHA-256 of each as 64 hexadecimal digits
 * @param next the SHA-256 of the statement after them, or null when all are done
 * @param mark what is known of that statement
 */
public record SectionProgress(
        int count, List<String> done, @Nullable String next, Mark mark) {

    /** What is known of the first statement that is not done. */
    public enum Mark {
        /** It was sent, or about to be; if the run broke off there, nobody knows whether it took effect. */
        BEGUN,
        /** The server refused it. */
        FAILED
    }

    private static final String DONE = " done";

    public SectionProgress {
        done = List.copyOf(done);
    }

    /** As the bookkeeping keeps it: the count, then a line for each statement that is done or begun. */
    String text() {
        StringBuilder text = new StringBuilder().append(count);
        done.forEach(hash -> text.append('\n').append(hash).append(DONE));
        if (next != null) {
            text.append('\n').append(next).append(' ').append(mark.name().toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    /** Reads what {@link #text} wrote; nothing where somebody else has written. */
    static Optional<SectionProgress> parse(String text) {
        List<String> lines = text.lines().toList();
        List<String> done = new ArrayList<>();
        String next = null;
        Mark mark = Mark.BEGUN;
        try {
            for (String line : lines.subList(1, lines.size())) {
                String[] words = line.split(" ", 2);
                if (line.endsWith(DONE)) {
                    done.add(words[0]);
                } else {
                    next = words[0];
                    mark = Mark.valueOf(words[1].toUpperCase(Locale.ROOT));
                }
            }
            return Optional.of(new SectionProgress(Integer.parseInt(lines.get(0)), done, next, mark));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
