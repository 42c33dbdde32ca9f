package dev.stemma.migrations.author;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts as Java writes them. What cannot be seen, or would change how the line around it is shown, is escaped; so is the
 * end of a comment, for literals that stand in one.
 */
final class JavaLiteral {

    private static final int LAST_OCTAL = 0xFF;

    private JavaLiteral() {}

    /** One text. */
    static String of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        int previous = 0;
        for (int codePoint : text.codePoints().toArray()) {
            literal.append(previous == '*' && codePoint == '/' ? "\\57" : escaped(codePoint));
            previous = codePoint;
        }
        return literal.append('"').toString();
    }

    /** A value for an element of several texts: one as it is, none or several in braces. */
    static String ofAll(List<String> texts) {
        return texts.size() == 1
                ? of(texts.get(0))
                : texts.stream().map(JavaLiteral::of).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String escaped(int codePoint) {
        return switch (codePoint) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> isHarmless(codePoint) ? Character.toString(codePoint) : numbered(codePoint);
        };
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Java reads a Unicode escape before anything else, so that one of a line's end would end the line. */
    private static String numbered(int codePoint) {
        if (codePoint <= LAST_OCTAL) {
            return "\\%03o".formatted(codePoint);
        }
        return Character.toString(codePoint)
                .chars()
                .mapToObj("\\u%04x"::formatted)
                .collect(Collectors.joining());
    }
}
