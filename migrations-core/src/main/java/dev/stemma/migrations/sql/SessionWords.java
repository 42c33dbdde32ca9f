package dev.stemma.migrations.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words with which a statement begins that may change its session. */
final class SessionWords {

    private static final Set<String> FIRST =
            Set.of("SET", "RESET", "DISCARD", "DO", "CALL", "SELECT", "WITH", "EXECUTE");
    private static final Set<String> FOR_THE_TRANSACTION = Set.of("LOCAL", "CONSTRAINTS", "TRANSACTION");
    private static final Pattern TWO_WORDS = Pattern.compile("(\\w+)(?:\\s+(\\w+))?");

    private SessionWords() {}

    static boolean mayChangeTheSession(String statement) {
        Matcher words = TWO_WORDS.matcher(statement);
        if (!words.lookingAt()) {
            return false;
        }
        String first = words.group(1).toUpperCase(Locale.ROOT);
        String second = words.group(2) == null ? "" : words.group(2).toUpperCase(Locale.ROOT);
        return FIRST.contains(first) && !(first.equals("SET") && FOR_THE_TRANSACTION.contains(second));
    }
}
