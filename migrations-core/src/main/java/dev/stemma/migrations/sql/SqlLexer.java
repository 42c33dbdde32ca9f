package dev.stemma.migrations.sql;

/**
 * Reads tokens by the lexical rules of PostgreSQL (manual, chapter 4.1) as far as they decide where a statement ends;
 * {@code standard_conforming_strings} is taken to be on. White space and comments are skipped.
 */
final class SqlLexer {

    private final String text;
    private final int firstLine;
    private int limit;
    private int position;
    private int start;

    SqlLexer(String text, int firstLine) {
        this.text = text;
        this.firstLine = firstLine;
        this.limit = text.length();
        this.position = textStart(text);
    }

    /** The first offset behind a byte order mark. */
    static int textStart(String text) {
        return text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** The offset of the last token. */
    int start() {
        return start;
    }

    /** The offset behind the last token. */
    int end() {
        return position;
    }

    /** Where the part that is being read ends. */
    int limit() {
        return limit;
    }

    /** Makes {@code offset} the end of what is read, until {@link #jump}. */
    void stopAt(int offset) {
        limit = offset;
    }

    /** Goes on reading at {@code offset}, up to the end of the text. */
    void jump(int offset) {
        position = offset;
        limit = text.length();
    }

    /** Whether the last token is the word {@code upperCase}; only ASCII letters have a case here. */
    boolean wordIs(String upperCase) {
        if (position - start != upperCase.length()) {
            return false;
        }
        for (int i = 0; i < upperCase.length(); i++) {
            if (upperCase(text.charAt(start + i)) != upperCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The last token, its ASCII letters in upper case. */
    String upperCaseWord() {
        StringBuilder word = new StringBuilder(position - start);
        for (int i = start; i < position; i++) {
            word.append(upperCase(text.charAt(i)));
        }
        return word.toString();
    }

    /** Reads the next token. */
    SqlToken next() {
        skipBlanks();
        start = position;
        if (position >= limit) {
            return SqlToken.END;
        }
        char c = text.charAt(position++);
        return switch (c) {
            case ';' -> SqlToken.SEMICOLON;
            case '.' -> SqlToken.DOT;
            case '(' -> SqlToken.OPEN_PARENTHESIS;
            case ')' -> SqlToken.CLOSE_PARENTHESIS;
            case '\\' -> SqlToken.BACKSLASH;
            case '\'' -> quoted('\'', "string");
            case '"' -> quoted('"', "quoted identifier");
            case '$' -> dollar();
            default -> wordNumberOrOperator(c);
        };
    }

    SqlSyntaxException error(int offset, String problem) {
        SourcePosition place = new LineCounter(text, textStart(text), firstLine, 1).at(offset);
        return new SqlSyntaxException(place, problem);
    }

    private SqlToken wordNumberOrOperator(char c) {
        if (startsWord(c)) {
            position = wordEnd(position);
            if (position - start == 1 && (c == 'e' || c == 'E') && at(position) == '\'') {
                return escapeString();
            }
            return SqlToken.WORD;
        }
        if (isDigit(c)) {
            skipNumber();
        }
        return SqlToken.OTHER;
    }

    /** Letters that hang on a number belong to it, as they do since PostgreSQL 15, and are no word. */
    private void skipNumber() {
        while (isDigit(at(position))) {
            position++;
        }
        if (position < limit && startsWord(at(position))) {
            position = wordEnd(position);
        }
    }

    /** The end of the word whose first character stands before {@code offset}. */
    private int wordEnd(int offset) {
        int end = offset;
        while (end < limit && continuesWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A doubled quote reads as the end of one string and the start of the next, which comes to the same. */
    private SqlToken quoted(char quote, String what) {
        int close = text.indexOf(quote, position);
        if (close < 0 || close >= limit) {
            throw neverEnds("This " + what, "the closing " + quote);
        }
        position = close + 1;
        return SqlToken.OTHER;
    }

    private SqlToken escapeString() {
        do {
            position++;
            skipEscapeStringBody();
        } while (continuesOnAnotherLine());
        return SqlToken.OTHER;
    }

    private void skipEscapeStringBody() {
        while (position < limit) {
            char c = text.charAt(position++);
            if (c == '\\') {
                position++;
            } else if (c == '\'') {
                if (at(position) != '\'') {
                    return;
                }
                position++;
            }
        }
        throw neverEnds("This E'' string", "the closing ' (a backslash before it makes it part of the string)");
    }

    /** A string goes on after white space with a line break in it (manual, 4.1.2.1), still with its escapes. */
    private boolean continuesOnAnotherLine() {
        boolean lineBreak = false;
        int offset = position;
        while (offset < limit) {
            char c = text.charAt(offset);
            if (isBlank(c)) {
                lineBreak |= isLineBreak(c);
                offset++;
            } else if (startsWith("--", offset)) {
                offset = lineEnd(offset);
            } else {
                break;
            }
        }
        if (!lineBreak || at(offset) != '\'') {
            return false;
        }
        position = offset;
        return true;
    }

    /** A dollar quote, a parameter, or a stray dollar sign. */
    private SqlToken dollar() {
        if (isDigit(at(position))) {
            skipNumber();
            return SqlToken.OTHER;
        }
        int tagEnd = position;
        if (startsWord(at(tagEnd))) {
            while (tagEnd < limit && text.charAt(tagEnd) != '$' && continuesWord(text.charAt(tagEnd))) {
                tagEnd++;
            }
        }
        if (at(tagEnd) != '$') {
            return SqlToken.OTHER;
        }
        String delimiter = text.substring(start, tagEnd + 1);
        int close = text.indexOf(delimiter, tagEnd + 1);
        if (close < 0 || close + delimiter.length() > limit) {
            throw neverEnds("This dollar-quoted string", "another " + delimiter);
        }
        position = close + delimiter.length();
        return SqlToken.OTHER;
    }

    private void skipBlanks() {
        while (position < limit) {
            if (isBlank(text.charAt(position))) {
                position++;
            } else if (startsWith("--", position)) {
                position = lineEnd(position);
            } else if (startsWith("/*", position)) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        start = position;
        int depth = 0;
        do {
            if (position + 1 >= limit) {
                throw neverEnds("This comment", depth > 1 ? "*/ (comments nest: " + depth + " are open)" : "*/");
            }
            if (startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (startsWith("*/", position)) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0);
    }

    private SqlSyntaxException neverEnds(String what, String missing) {
        return error(
                start,
                limit == text.length()
                        ? what + " never ends: " + missing + " is missing."
                        : what + " does not end on its line, where it must: it follows a COPY … FROM stdin whose"
                                + " data begin on the next line. Move it below the line \\. that ends them.");
    }

    /** The line break at or behind {@code offset}, or the end. */
    int lineEnd(int offset) {
        int end = offset;
        while (end < limit && !isLineBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The character there, or a line break at the end, which starts and continues nothing. */
    private char at(int offset) {
        return offset < limit ? text.charAt(offset) : '\n';
    }

    private boolean startsWith(String prefix, int offset) {
        return offset + prefix.length() <= limit && text.startsWith(prefix, offset);
    }

    static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static char upperCase(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Every character outside ASCII counts as a letter. */
    private static boolean startsWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= '\u0080';
    }

    private static boolean continuesWord(char c) {
        return startsWord(c) || isDigit(c) || c == '$';
    }
}
