package dev.stemma.migrations.script;

import dev.stemma.migrations.error.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a script at its {@code -- migrate:up} and {@code -- migrate:down} lines. */
final class SectionParser {

    private static final String WORD = "migrate";
    private static final Pattern MARKER = Pattern.compile("--\\s*migrate:(\\S*)(.*)");

    /**
     * What was probably meant to be a marker: to take it for a comment would run a downgrade as part of the upgrade. The
     * options are counted, since a group that repeats without end takes a stack as deep as the line is long.
     */
    private static final Pattern NEARLY_A_MARKER = Pattern.compile("(?i)--\\s*migrate[\\s:_-]+(up|down)"
            + "(\\s+(transaction:\\w+|irreversible|(lock|statement)-timeout:\\w+)){0,4}");

    private final String path;
    private final String text;

    private @Nullable Part up;
    private @Nullable Part down;

    /** What stands below one marker. */
    private record Part(int markerLine, List<String> options, SectionTimeouts timeouts, int start, int end) {}

    SectionParser(String path, String text) {
        this.path = path;
        this.text = text;
    }

    static boolean isMarker(String line) {
        return mayBeMarker(line, 0, line.length()) && MARKER.matcher(line).matches();
    }

    /** Whether the word stands behind the dashes; most comments need no second look. */
    private static boolean mayBeMarker(String text, int dashes, int end) {
        int word = dashes + 2;
        while (word < end && Character.isWhitespace(text.charAt(word))) {
            word++;
        }
        return text.regionMatches(true, word, WORD, 0, WORD.length());
    }

    ScriptBody parse() {
        readParts();
        SqlSection upgrade = up == null ? new SqlSection(path, "", 1, true) : section(up);
        if (up != null && SectionOption.IRREVERSIBLE.in(up.options)) {
            throw invalid(up.markerLine, "'irreversible' belongs to -- migrate:down");
        }
        Optional<Section> downgrade = downgrade(upgrade);
        List<String> parts = new ArrayList<>(List.of(checksumPart(up)));
        if (down != null) {
            parts.add(checksumPart(down));
        }
        return new ScriptBody(upgrade, downgrade, Optional.of(Checksum.of(parts)));
    }

    private Optional<Section> downgrade(SqlSection upgrade) {
        if (down == null) {
            // an upgrade that does nothing, as a merge point's, needs nothing to be undone
            boolean doesNothing = up == null || lineOfSql(up.start, up.end, 1) == 0;
            return doesNothing ? Optional.of(upgrade) : Optional.empty();
        }
        if (SectionOption.IRREVERSIBLE.in(down.options)) {
            int statement = lineOfSql(down.start, down.end, down.markerLine + 1);
            if (statement > 0) {
                throw invalid(statement, "SQL below '-- migrate:down irreversible'; remove one of the two");
            }
            return Optional.empty();
        }
        return Optional.of(section(down));
    }

    private void readParts() {
        int line = 1;
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int next = newline < 0 ? text.length() : newline + 1;
            int ink = firstInk(start, next);
            if (text.startsWith("--", ink) && mayBeMarker(text, ink, next)) {
                readComment(start, next, line);
            }
            start = next;
            line++;
        }
        int firstMarker = Math.min(startOrEnd(up), startOrEnd(down));
        int stray = lineOfSql(0, firstMarker, 1);
        if (stray > 0) {
            throw invalid(stray, "SQL before the first section; put '-- migrate:up' on a line of its own above it");
        }
    }

    private int firstInk(int start, int end) {
        int ink = start;
        while (ink < end && (text.charAt(ink) == ' ' || text.charAt(ink) == '\t')) {
            ink++;
        }
        return ink;
    }

    private void readComment(int start, int next, int line) {
        String comment = text.substring(start, next).stripTrailing();
        Matcher marker = MARKER.matcher(comment);
        if (marker.matches()) {
            begin(marker.group(1), marker.group(2), line, start, next);
        } else if (NEARLY_A_MARKER.matcher(comment.strip()).matches()) {
            throw invalid(
                    line,
                    "'" + comment.strip() + "' is only a comment here; a section begins with '-- migrate:up' or"
                            + " '-- migrate:down' at the beginning of a line, in lower case and without other spaces");
        }
    }

    private int startOrEnd(@Nullable Part part) {
        return part == null ? text.length() : part.start;
    }

    private void begin(String direction, String optionText, int line, int markerStart, int bodyStart) {
        up = endAt(up, markerStart);
        down = endAt(down, markerStart);
        List<String> options = options(optionText, line);
        Part part = new Part(line, options, timeouts(options, line), bodyStart, text.length());
        switch (direction) {
            case "up" -> up = once(up, part);
            case "down" -> down = once(down, part);
            default ->
                throw invalid(line, "unknown section 'migrate:" + direction + "'; there are migrate:up, migrate:down");
        }
    }

    /** A marker ends the section above it. */
    private static @Nullable Part endAt(@Nullable Part part, int end) {
        return part == null
                ? null
                : new Part(part.markerLine, part.options, part.timeouts, part.start, Math.min(part.end, end));
    }

    private Part once(@Nullable Part earlier, Part part) {
        if (earlier != null) {
            throw invalid(part.markerLine, "a second section of this kind; the first is on line " + earlier.markerLine);
        }
        return part;
    }

    private List<String> options(String optionText, int line) {
        if (optionText.isBlank()) {
            return List.of();
        }
        List<String> options = Arrays.stream(optionText.strip().split("\\s+", -1))
                .filter(option -> !option.isEmpty())
                .toList();
        for (String option : options) {
            if (!SectionOption.words().contains(option) && !SectionTimeouts.isOption(option)) {
                throw invalid(
                        line,
                        "unknown option '" + option + "'" + Nearest.didYouMean(option, SectionOption.words())
                                + "; there are " + String.join(", ", SectionOption.words()) + ", "
                                + SectionTimeouts.LOCK + "5s, " + SectionTimeouts.STATEMENT + "5m");
            }
        }
        return options;
    }

    private SectionTimeouts timeouts(List<String> options, int line) {
        try {
            return SectionTimeouts.ofOptions(options);
        } catch (IllegalArgumentException e) {
            throw invalid(line, String.valueOf(e.getMessage()));
        }
    }

    private SqlSection section(Part part) {
        return new SqlSection(
                path,
                text.substring(part.start, part.end),
                part.markerLine + 1,
                !SectionOption.TRANSACTION_FALSE.in(part.options),
                part.timeouts);
    }

    private String checksumPart(@Nullable Part part) {
        return part == null
                ? ""
                : String.join(" ", SectionOption.effective(part.options)) + "\n" + text.substring(part.start, part.end);
    }

    /** The line of the first thing between {@code start} and {@code end} that is not blank or a comment, or 0. */
    private int lineOfSql(int start, int end, int firstLine) {
        int line = firstLine;
        int next;
        for (int at = start; at < end; at = next) {
            int newline = text.indexOf('\n', at);
            next = newline < 0 || newline >= end ? end : newline + 1;
            String content = text.substring(at, next).strip();
            if (!content.isEmpty() && !content.startsWith("--")) {
                return line;
            }
            line++;
        }
        return 0;
    }

    private InvalidScriptException invalid(int line, String problem) {
        return new InvalidScriptException(path, line, problem);
    }
}
