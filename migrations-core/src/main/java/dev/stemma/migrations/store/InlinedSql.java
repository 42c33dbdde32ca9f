package dev.stemma.migrations.store;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements with their values in them, for scripts. Texts are plain string constants, which mean the same whatever they
 * hold where {@code standard_conforming_strings} is on (PostgreSQL manual, 4.1.2.1 String Constants).
 */
final class InlinedSql {

    private InlinedSql() {}

    /** Puts the values where the statement has its parameters; a question mark within quotes is none. */
    static String of(String statement, List<? extends @Nullable Object> values) {
        StringBuilder result = new StringBuilder();
        Iterator<? extends @Nullable Object> next = values.iterator();
        char quote = 0;
        for (int i = 0; i < statement.length(); i++) {
            char c = statement.charAt(i);
            if (c == '?' && quote == 0) {
                result.append(literal(next.next()));
                continue;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            result.append(c);
        }
        return result.toString();
    }

    /** A value as a constant. */
    static String literal(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        return value instanceof SqlExpression expression ? expression.text() : quoted(value.toString());
    }

    /** Texts as a constant array. */
    static String array(Collection<String> texts) {
        return texts.stream()
                .map(InlinedSql::quoted)
                .collect(Collectors.joining(", ", "ARRAY[", "]::pg_catalog.text[]"));
    }

    /** A block of PL/pgSQL that is run once. */
    static String block(String body) {
        String tag = "$stemma$";
        for (int i = 1; body.contains(tag); i++) {
            tag = "$stemma" + i + "$";
        }
        return "DO " + tag + "\n" + body.stripTrailing() + "\n" + tag;
    }

    private static String quoted(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new StemmaException(
                    ErrorCode.INVALID_SCRIPT,
                    "PostgreSQL keeps no text with a NUL character: " + text.replace('\0', ' '));
        }
        return "'" + text.replace("'", "''") + "'";
    }
}
