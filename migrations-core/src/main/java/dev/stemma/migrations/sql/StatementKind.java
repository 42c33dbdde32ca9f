package dev.stemma.migrations.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a statement does to transactions, as far as its first words tell. */
public enum StatementKind {
    /** It runs inside a transaction as well as outside. {@code SAVEPOINT} and what belongs to it is of this kind. */
    ORDINARY,
    /** It begins or ends a transaction, as {@code BEGIN}, {@code COMMIT} and {@code PREPARE TRANSACTION} do. */
    TRANSACTION_CONTROL,
    /**
     * PostgreSQL always refuses it inside a transaction, as it does {@code VACUUM} and {@code CREATE INDEX CONCURRENTLY}.
     * Statements that it refuses only for some objects or options ({@code CREATE SUBSCRIPTION}, {@code REINDEX} of a
     * partitioned table, {@code CALL} of a procedure that commits) are not told apart by words and count as
     * {@link #ORDINARY}.
     */
    OUTSIDE_TRANSACTION;

    /** Enough for ALTER TABLE IF EXISTS ONLY a.b.c DETACH PARTITION d.e.f CONCURRENTLY. */
    private static final int TOKENS = 24;

    private static final Set<String> NAMELESS = Set.of(
            "CREATE DATABASE",
            "DROP DATABASE",
            "CREATE TABLESPACE",
            "DROP TABLESPACE",
            "ALTER SYSTEM",
            "DISCARD ALL",
            "COMMIT PREPARED",
            "ROLLBACK PREPARED");

    /** How many tokens have to be looked at, by the first one. */
    private static int telling(String first) {
        return switch (first) {
            case "ALTER", "CLUSTER", "REINDEX", "ROLLBACK" -> TOKENS;
            case "CREATE", "DROP" -> 4;
            default -> 2;
        };
    }

    static StatementKind of(String statement) {
        List<String> words = firstWords(statement);
        String two = word(words, 0) + " " + word(words, 1);
        if (isOutsideTransaction(words, two)) {
            return OUTSIDE_TRANSACTION;
        }
        return isTransactionControl(words, two) ? TRANSACTION_CONTROL : ORDINARY;
    }

    private static boolean isTransactionControl(List<String> words, String two) {
        return switch (word(words, 0)) {
            case "BEGIN", "COMMIT", "END", "ABORT" -> true;
            case "ROLLBACK" -> !words.contains("TO");
            default -> two.equals("START TRANSACTION") || two.equals("PREPARE TRANSACTION");
        };
    }

    private static boolean isOutsideTransaction(List<String> words, String two) {
        return NAMELESS.contains(two)
                || switch (word(words, 0)) {
                    case "VACUUM" -> true;
                    case "CREATE", "DROP" -> isConcurrentIndex(words);
                    case "REINDEX" -> isReindexOfMany(words);
                    case "CLUSTER" -> afterOptions(words, 1) == words.size();
                    case "ALTER" -> isLargeAlteration(words, two);
                    default -> false;
                };
    }

    private static boolean isConcurrentIndex(List<String> words) {
        int index = word(words, 1).equals("UNIQUE") ? 2 : 1;
        return word(words, index).equals("INDEX") && word(words, index + 1).equals("CONCURRENTLY");
    }

    private static boolean isReindexOfMany(List<String> words) {
        int object = afterOptions(words, 1);
        int option = words.subList(0, object).indexOf("CONCURRENTLY");
        return (option > 0 && !Set.of("FALSE", "OFF").contains(word(words, option + 1)))
                || Set.of("SCHEMA", "DATABASE", "SYSTEM").contains(word(words, object))
                || word(words, object + 1).equals("CONCURRENTLY");
    }

    private static boolean isLargeAlteration(List<String> words, String two) {
        if (two.equals("ALTER DATABASE")) {
            return word(words, 3).equals("SET") && word(words, 4).equals("TABLESPACE");
        }
        int detach = two.equals("ALTER TABLE") ? words.indexOf("DETACH") : -1;
        return detach > 0
                && word(words, detach + 1).equals("PARTITION")
                && word(words, words.size() - 1).equals("CONCURRENTLY");
    }

    /** The index behind {@code (…)} or VERBOSE, if one of them stands at {@code index}. */
    private static int afterOptions(List<String> words, int index) {
        if (word(words, index).equals("(")) {
            int close = words.indexOf(")");
            return close < 0 ? words.size() : close + 1;
        }
        return word(words, index).equals("VERBOSE") ? index + 1 : index;
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** As many as tell; words in upper case, parentheses as they are, everything else as a word of no meaning. */
    private static List<String> firstWords(String statement) {
        SqlLexer lexer = new SqlLexer(statement, 1);
        List<String> words = new ArrayList<>();
        SqlToken token = lexer.next();
        while (token != SqlToken.END && words.size() < telling(word(words, 0))) {
            words.add(
                    switch (token) {
                        case WORD -> lexer.upperCaseWord();
                        case OPEN_PARENTHESIS -> "(";
                        case CLOSE_PARENTHESIS -> ")";
                        default -> "?";
                    });
            token = lexer.next();
        }
        return words;
    }
}
