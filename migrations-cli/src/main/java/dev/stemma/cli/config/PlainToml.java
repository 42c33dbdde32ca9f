package dev.stemma.cli.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads TOML that is written as nearly all of it is: sections, and keys whose values stand on one line. What it reads, a
 * whole parser reads alike, which takes many times as long to get ready. What is written in another way, or is wrong, it
 * leaves to that one.
 */
final class PlainToml {

    private static final int DIGITS_OF_A_NUMBER = 9;

    private final String line;
    private int at;

    private PlainToml(String line) {
        this.line = line;
    }

    /** The values by section and key: texts, lists of texts, numbers, flags. Empty where a whole parser has to look. */
    static Optional<Map<String, Map<String, Object>>> read(String text) {
        Map<String, Map<String, Object>> sections = new HashMap<>();
        Map<String, Object> section = null;
        for (String line : text.split("\n", -1)) {
            PlainToml plain = new PlainToml(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            if (plain.hasControls()) {
                return Optional.empty();
            }
            if (plain.isBlank()) {
                continue;
            }
            if (plain.take('[')) {
                section = new HashMap<>();
                String name = plain.word();
                if (name.isEmpty() || !plain.take(']') || !plain.isBlank() || sections.put(name, section) != null) {
                    return Optional.empty();
                }
            } else if (section == null || !plain.readPair(section)) {
                return Optional.empty();
            }
        }
        return Optional.of(sections);
    }

    private boolean readPair(Map<String, Object> section) {
        String key = word();
        if (key.isEmpty() || !take('=')) {
            return false;
        }
        Object value = take('[') ? texts() : single();
        return value != null && isBlank() && section.put(key, value) == null;
    }

    private @Nullable Object single() {
        Object text = text();
        if (text != null) {
            return text;
        }
        String word = word();
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> isNumber(word) ? (Object) Long.valueOf(word) : null;
        };
    }

    private static boolean isNumber(String word) {
        boolean digits = !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && word.length() <= DIGITS_OF_A_NUMBER && (word.length() == 1 || word.charAt(0) != '0');
    }

    private @Nullable List<String> texts() {
        List<String> texts = new ArrayList<>();
        while (!take(']')) {
            String text = text();
            if (text == null) {
                return null;
            }
            texts.add(text);
            if (!take(',') && !isNext(']')) {
                return null;
            }
        }
        return List.copyOf(texts);
    }

    /** A text in quotes without any escape. */
    private @Nullable String text() {
        skipBlanks();
        char quote = at < line.length() ? line.charAt(at) : 0;
        int end = quote == '"' || quote == '\'' ? line.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            return null;
        }
        String text = line.substring(at + 1, end);
        at = end + 1;
        return text.indexOf('\\') < 0 ? text : null;
    }

    /** Letters, digits and hyphens. */
    private String word() {
        skipBlanks();
        int start = at;
        while (at < line.length() && isPartOfWord(line.charAt(at))) {
            at++;
        }
        return line.substring(start, at);
    }

    private static boolean isPartOfWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private boolean take(char sign) {
        boolean there = isNext(sign);
        if (there) {
            at++;
        }
        return there;
    }

    private boolean isNext(char sign) {
        skipBlanks();
        return at < line.length() && line.charAt(at) == sign;
    }

    /** Whether nothing is left but perhaps a comment. */
    private boolean isBlank() {
        skipBlanks();
        return at == line.length() || line.charAt(at) == '#';
    }

    private void skipBlanks() {
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
    }

    private boolean hasControls() {
        return line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
    }
}
