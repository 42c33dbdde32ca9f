package dev.stemma.migrations.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How patient a section is, where it says so itself.
 *
 * @param lock how long one of its statements waits for a lock; zero: without end
 * @param statement how long one of its statements may run; zero: without end
 */
public record SectionTimeouts(Optional<Duration> lock, Optional<Duration> statement) {

    /** A section that says nothing. */
    public static final SectionTimeouts NONE = new SectionTimeouts(Optional.empty(), Optional.empty());

    /** What PostgreSQL can hold: milliseconds in an int. */
    public static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    static final String LOCK = "lock-timeout:";
    static final String STATEMENT = "statement-timeout:";

    /**
     * Of options behind a marker.
     *
     * @param options the options, those of other kinds among them
     * @throws IllegalArgumentException when one is no duration, too long, or there twice; its message says so
     */
    static SectionTimeouts ofOptions(List<String> options) {
        return options.isEmpty() ? NONE : new SectionTimeouts(one(options, LOCK), one(options, STATEMENT));
    }

    private static Optional<Duration> one(List<String> options, String name) {
        List<String> given =
                options.stream().filter(option -> option.startsWith(name)).toList();
        if (given.size() > 1) {
            throw new IllegalArgumentException("the option '" + name.replace(":", "") + "' stands twice");
        }
        return given.stream()
                .map(option -> duration(option, option.substring(name.length())))
                .findFirst();
    }

    /** Of the elements of an annotation; empty texts say nothing. */
    static SectionTimeouts ofTexts(String lock, String statement) {
        return new SectionTimeouts(text("lockTimeout", lock), text("statementTimeout", statement));
    }

    private static Optional<Duration> text(String element, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(duration(element + " = \"" + text + "\"", text));
    }

    private static Duration duration(String place, String text) {
        Duration duration = DurationText.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + place + "' has no duration; write " + DurationText.FORM + ", as in 2s"));
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + place + "' is more than the 24 days that PostgreSQL can count");
        }
        return duration;
    }

    /** Whether a word behind a marker is an option of this kind, right or wrong. */
    static boolean isOption(String word) {
        return word.startsWith(LOCK) || word.startsWith(STATEMENT);
    }

    /** The same as options, each behind a space. */
    String asOptions() {
        return lock.map(duration -> " " + LOCK + DurationText.of(duration)).orElse("")
                + statement
                        .map(duration -> " " + STATEMENT + DurationText.of(duration))
                        .orElse("");
    }
}
