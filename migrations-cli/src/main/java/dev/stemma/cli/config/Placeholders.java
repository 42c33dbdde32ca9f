package dev.stemma.cli.config;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the environment into {@code ${NAME}} and {@code ${NAME:-default}}. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private Placeholders() {}

    static String substitute(
            String text, Map<String, String> environment, Function<String, ? extends RuntimeException> missing) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        StringBuilder result = new StringBuilder();
        while (placeholder.find()) {
            String name = placeholder.group(1);
            String value = environment.get(name);
            if (value == null) {
                value = placeholder.group(2);
            }
            if (value == null) {
                throw missing.apply(name);
            }
            placeholder.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return placeholder.appendTail(result).toString();
    }
}
