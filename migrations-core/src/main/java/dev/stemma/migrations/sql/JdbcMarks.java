package dev.stemma.migrations.sql;

/** Question marks as JDBC has them: where an operator has one, it is written twice. */
public final class JdbcMarks {

    private JdbcMarks() {}

    /**
     * What the server gets of a statement that the PostgreSQL driver is given.
     *
     * @param text the statement
     * @return the statement with one question mark for two; those within quotes and comments stay
     * @throws SqlSyntaxException if a quote or a comment never ends
     */
    public static String undoubled(String text) {
        if (!text.contains("??")) {
            return text;
        }
        SqlLexer lexer = new SqlLexer(text, 1);
        StringBuilder result = new StringBuilder(text.length());
        int copied = 0;
        while (lexer.next() != SqlToken.END) {
            int start = lexer.start();
            if (start > copied && text.charAt(start) == '?' && text.charAt(start - 1) == '?') {
                result.append(text, copied, start);
                copied = lexer.end();
            }
        }
        return result.append(text.substring(copied)).toString();
    }
}
