package dev.stemma.migrations.script;

import dev.stemma.migrations.error.Nearest;
import dev.stemma.migrations.revision.Revision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header of a script line by line, so that the file need not be read beyond it. The first line is the
 * message; further lines belong to it until the first known key; from there every line is {@code key: value}.
 */
final class HeaderParser {

    private static final String REVISION = "revision";
    private static final String REVISES = "revises";
    private static final String BRANCH_LABELS = "branch-labels";
    private static final String DEPENDS_ON = "depends-on";
    private static final String CREATED = "created";
    private static final String RELEASE = "release";
    private static final List<String> KEYS = List.of(REVISION, REVISES, BRANCH_LABELS, DEPENDS_ON, CREATED, RELEASE);
    private static final Pattern KEY_VALUE = Pattern.compile("([A-Za-z][\\w-]*)\\s*:(.*)");
    private static final String EXAMPLE = "; write '-- revision: <id>' into the comment block at the top of the file";

    private final String path;
    private final StringJoiner message = new StringJoiner(" ");
    private final Map<String, String> values = new HashMap<>();
    private int line;
    private boolean begun;

    HeaderParser(String path) {
        this.path = path;
    }

    /** Takes the next line of the file; false when the header ended before it. */
    boolean accept(String text) {
        line++;
        String stripped = text.strip();
        if (stripped.isEmpty() && !begun) {
            return true;
        }
        if (!stripped.startsWith("--") || SectionParser.isMarker(stripped)) {
            return false;
        }
        begun = true;
        String content = stripped.substring(2).strip();
        Matcher keyValue = KEY_VALUE.matcher(content);
        boolean known = keyValue.matches() && KEYS.contains(keyValue.group(1));
        if (known) {
            put(keyValue.group(1), keyValue.group(2).strip());
        } else if (values.isEmpty()) {
            message.add(content);
        } else if (keyValue.matches()) {
            throw invalid(
                    line,
                    "unknown key '" + keyValue.group(1) + "'" + Nearest.didYouMean(keyValue.group(1), KEYS)
                            + "; the keys are " + String.join(", ", KEYS));
        } else if (!content.isEmpty()) {
            throw invalid(
                    line,
                    "'" + content + "' is not 'key: value'; the message stands above the first key,"
                            + " and a blank line without '--' ends the header");
        }
        return true;
    }

    ScriptHeader finish() {
        if (!begun) {
            throw invalid(1, "no header" + EXAMPLE);
        }
        String id = values.getOrDefault(REVISION, "");
        if (id.isEmpty()) {
            throw invalid(1, "the header has no 'revision:'" + EXAMPLE);
        }
        Revision revision = new Revision(
                id,
                list(REVISES),
                list(DEPENDS_ON),
                list(BRANCH_LABELS),
                message.toString().strip(),
                path);
        return new ScriptHeader(revision, optional(CREATED), optional(RELEASE));
    }

    private void put(String key, String value) {
        if (values.putIfAbsent(key, value) != null) {
            throw invalid(line, "a second '" + key + ":'");
        }
    }

    private List<String> list(String key) {
        String joined = values.getOrDefault(key, "");
        if (joined.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(joined.split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    private InvalidScriptException invalid(int at, String problem) {
        return new InvalidScriptException(path, at, problem);
    }
}
