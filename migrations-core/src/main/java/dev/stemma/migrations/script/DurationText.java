package dev.stemma.migrations.script;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as scripts and {@code migrate.toml} write them: a number and {@code ms}, {@code s}, {@code m} or {@code h}. */
public final class DurationText {

    /** How such a text is written, for error messages. */
    public static final String FORM = "a number and ms, s, m or h";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)?");

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text the text; a number without a unit counts seconds
     * @return the duration, or empty when the text is none
     */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return Optional.of(
                switch (unit) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofSeconds(amount);
                });
    }

    /**
     * Writes a duration, in milliseconds at the finest.
     *
     * @param duration the duration, not negative
     * @return a text that {@link #parse} reads
     */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        return seconds == 0 || seconds % 60 != 0 ? seconds + "s" : seconds / 60 + "m";
    }
}
