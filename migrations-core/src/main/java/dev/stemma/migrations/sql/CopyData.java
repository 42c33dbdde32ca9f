package dev.stemma.migrations.sql;

import org.jspecify.annotations.Nullable;

/**
 * The data lines of a {@code COPY … FROM stdin} within a script.
 *
 * @param start the offset of the first line
 * @param end the offset of the line {@code \.}
 * @param next the offset of the line after it
 */
record CopyData(int start, int end, int next) {

    /** Finds the data that start at {@code start}; null when no line {@code \.} ends them. As psql does, in CSV too. */
    static @Nullable CopyData find(String text, int start) {
        int line = start;
        while (line < text.length()) {
            int feed = text.indexOf('\n', line);
            int next = feed < 0 ? text.length() : feed + 1;
            if (isEndMark(text, line, next)) {
                return new CopyData(start, line, next);
            }
            line = next;
        }
        return null;
    }

    String lines(String text) {
        return text.substring(start, end).replace("\r\n", "\n");
    }

    private static boolean isEndMark(String text, int line, int next) {
        return text.startsWith("\\.", line)
                && (line + 2 == next
                        || text.startsWith("\n", line + 2)
                        || (text.startsWith("\r", line + 2) && (line + 3 == next || text.startsWith("\n", line + 3))));
    }
}
