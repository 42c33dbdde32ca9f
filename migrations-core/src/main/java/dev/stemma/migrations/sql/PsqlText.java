package dev.stemma.migrations.sql;

/**
 * Rewrites a statement so that psql, which has a language of its own around SQL, sends it to the server as it is written
 * (psql's reference page, and its lexer as seen with version 15). It reads four things differently from the server:
 *
 * <ul>
 *   <li>A colon before a name, as in {@code a[1:n]}, stands for a variable, and is written {@code \:}.
 *   <li>An {@code E''} string that goes on in another line loses its escapes there: {@code \'} becomes two quotes.
 *   <li>In {@code CREATE FUNCTION} the words BEGIN, CASE and END are counted, also where they are names, and before
 *       version 14 they are not: such a statement is ended by {@code \g}, and its inner semicolons are written
 *       {@code \;}.
 *   <li>The data of a COPY follow on the next line, see {@link CopyFromStdin}.
 * </ul>
 */
final class PsqlText {

    private final String text;
    private final SqlLexer lexer;
    private final StringBuilder result;
    private final boolean forced;

    private PsqlText(String text) {
        this.text = text;
        this.lexer = new SqlLexer(text, 1);
        this.result = new StringBuilder(text.length() + 2);
        this.forced = hasRoutineBody(text);
    }

    /** The statement with what ends it. */
    static String of(String text) {
        return new PsqlText(text).rewrite();
    }

    private static boolean hasRoutineBody(String text) {
        SqlLexer words = new SqlLexer(text, 1);
        ParenthesisDepth parentheses = new ParenthesisDepth();
        SqlToken token = words.next();
        if (token != SqlToken.WORD || !words.wordIs("CREATE")) {
            return false;
        }
        while (token != SqlToken.END) {
            parentheses.accept(token, words.start());
            if (token == SqlToken.WORD && !parentheses.isOpen() && words.wordIs("BEGIN")) {
                return true;
            }
            token = words.next();
        }
        return false;
    }

    private String rewrite() {
        int previous = 0;
        SqlToken token;
        do {
            token = lexer.next();
            result.append(text, previous, lexer.start());
            appendToken(token, lexer.start(), lexer.end());
            previous = lexer.end();
        } while (token != SqlToken.END);
        return result.append(forced ? "\n\\g" : ";").toString();
    }

    private void appendToken(SqlToken token, int start, int end) {
        if (token == SqlToken.SEMICOLON && forced) {
            result.append("\\;");
        } else if (token != SqlToken.OTHER) {
            result.append(text, start, end);
        } else if (text.charAt(start) == 'E' || text.charAt(start) == 'e') {
            EscapeStrings.appendWithDoubledQuotes(result, text, start, end);
        } else if (text.charAt(start) == ':' && !isOperator(start)) {
            result.append("\\:");
        } else {
            result.append(text, start, end);
        }
    }

    /** Of {@code ::} and {@code :=}, which psql leaves alone. */
    private boolean isOperator(int colon) {
        boolean second = colon > 0 && text.charAt(colon - 1) == ':';
        return second || text.startsWith("::", colon) || text.startsWith(":=", colon);
    }
}
