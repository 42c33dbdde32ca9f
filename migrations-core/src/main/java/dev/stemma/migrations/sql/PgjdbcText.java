package dev.stemma.migrations.sql;

/**
 * Rewrites a statement so that pgjdbc, which looks for semicolons and question marks itself, hands it on whole. Three
 * things it reads differently from the server (seen with 42.7.14): a comment that starts with slash, star, slash, which
 * it takes for a whole comment; an {@code E''} string that goes on in another line, whose backslashes it then takes for
 * plain ones; and two question marks of an operator, of which it swallows one. What the server gets is as long as the
 * original and means the same, so that its error positions hold.
 */
final class PgjdbcText {

    private final String text;
    private final SqlLexer lexer;
    private final StringBuilder result;

    private PgjdbcText(String text) {
        this.text = text;
        this.lexer = new SqlLexer(text, 1);
        this.result = new StringBuilder(text.length() + 8);
    }

    static String of(String text) {
        boolean suspect = text.contains("/*/") || text.contains("\\'") || text.contains("??");
        return suspect ? new PgjdbcText(text).rewrite() : text;
    }

    private String rewrite() {
        int previous = 0;
        SqlToken token;
        do {
            token = lexer.next();
            appendBlanks(previous, lexer.start());
            appendToken(token, lexer.start(), lexer.end());
            previous = lexer.end();
        } while (token != SqlToken.END);
        return result.toString();
    }

    private void appendToken(SqlToken token, int start, int end) {
        boolean other = token == SqlToken.OTHER;
        if (other && (text.charAt(start) == 'E' || text.charAt(start) == 'e')) {
            EscapeStrings.appendWithDoubledQuotes(result, text, start, end);
        } else if (other && text.charAt(start) == '?' && (isQuestionMark(start - 1) || isQuestionMark(start + 1))) {
            result.append("??");
        } else {
            result.append(text, start, end);
        }
    }

    private boolean isQuestionMark(int offset) {
        return offset >= 0 && offset < text.length() && text.charAt(offset) == '?';
    }

    /** What stands between two tokens: from its first block comment on, it becomes one comment without a text. */
    private void appendBlanks(int start, int end) {
        int comment = text.substring(start, end).contains("/*/") ? blockComment(start, end) : end;
        result.append(text, start, comment);
        if (comment < end) {
            int blank = text.codePointCount(comment, end) - "/**/".length();
            result.append("/*").append(" ".repeat(blank)).append("*/");
        }
    }

    private int blockComment(int start, int end) {
        int offset = start;
        while (offset < end && !text.startsWith("/*", offset)) {
            offset = text.startsWith("--", offset) ? lexer.lineEnd(offset) : offset + 1;
        }
        return offset;
    }
}
