package dev.stemma.cli.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a key of {@code migrate.toml} takes. */
enum TomlKind {
    TEXT("a string in quotes"),
    TEXTS("a list of strings: [\"…\"]"),
    FLAG("true or false, without quotes"),
    NUMBER("a number, without quotes, from 0 to 1000");

    private static final long LARGEST_NUMBER = 1000;

    private final String words;

    TomlKind(String words) {
        this.words = words;
    }

    boolean fits(@Nullable Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case TEXTS -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            case FLAG -> value instanceof Boolean;
            case NUMBER -> value instanceof Long number && number >= 0 && number <= LARGEST_NUMBER;
        };
    }

    /** What to write. */
    String words() {
        return words;
    }
}
