package dev.stemma.testkit.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every message to people has to be, whatever was fed. */
public final class Messages {

    private static final int LONGEST = 20_000;

    /** Words of the inside: class names, stack traces, Java's way of printing objects and nothing. */
    private static final List<String> INSIDE = List.of(
            "java.lang.",
            "java.util.",
            "java.io.",
            "java.nio.",
            "java.time.",
            "org.tomlj.",
            "org.antlr.",
            "com.fasterxml.",
            "dev.stemma.",
            "Exception",
            "\tat ",
            "$Lambda",
            "[B@",
            "[C@",
            "Optional[",
            "Optional.");

    private Messages() {}

    /** Throws when the message is missing, endless, or tells of the inside; what the input itself says may be repeated. */
    public static void check(@Nullable String message, String input) {
        if (message == null || message.isBlank()) {
            throw new IllegalStateException("An error without a message");
        }
        if (message.length() > input.length() * 3 + LONGEST) {
            throw new IllegalStateException("A message of " + message.length() + " characters");
        }
        for (String word : INSIDE) {
            if (message.contains(word) && !input.contains(word)) {
                throw new IllegalStateException("'" + word + "' in the message: " + message);
            }
        }
    }
}
