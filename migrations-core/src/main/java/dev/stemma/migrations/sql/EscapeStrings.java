package dev.stemma.migrations.sql;

/** {@code E''} strings, for readers that lose their escapes where they go on in another line. */
final class EscapeStrings {

    private EscapeStrings() {}

    /** Writes {@code \'} as two quotes, which every reader understands alike; the length stays. */
    static void appendWithDoubledQuotes(StringBuilder result, String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\' && text.charAt(i + 1) == '\'') {
                result.append("''");
                i++;
            } else if (c == '\\') {
                result.append(c).append(text.charAt(i + 1));
                i++;
            } else {
                result.append(c);
            }
        }
    }
}
