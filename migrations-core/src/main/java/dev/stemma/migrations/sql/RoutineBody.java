package dev.stemma.migrations.sql;

/**
 * Follows {@code CREATE [OR REPLACE] FUNCTION|PROCEDURE … BEGIN ATOMIC … END}, whose semicolons do not end the
 * statement. psql counts every BEGIN, CASE and END; here only those that start a statement of the body count, because
 * PostgreSQL wants a semicolon before the END that closes it. So CASE needs no counting, and a column that is called
 * {@code begin} or {@code end} does no harm.
 */
final class RoutineBody {

    private enum Head {
        START,
        CREATE,
        OR,
        REPLACE,
        ROUTINE,
        NONE
    }

    private Head head = Head.START;
    private int depth;
    private int begin;
    private boolean afterBegin;
    private boolean atStatementStart;

    /** Takes the next token that stands outside all parentheses. */
    void accept(SqlToken token, SqlLexer lexer) {
        if (depth > 0) {
            acceptInside(token, lexer);
        } else if (head == Head.ROUTINE) {
            acceptSignature(token, lexer);
        } else {
            head = token == SqlToken.WORD ? following(lexer) : Head.NONE;
        }
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Where the BEGIN of the body stands. */
    int begin() {
        return begin;
    }

    private Head following(SqlLexer lexer) {
        return switch (head) {
            case START -> lexer.wordIs("CREATE") ? Head.CREATE : Head.NONE;
            case CREATE -> lexer.wordIs("OR") ? Head.OR : routine(lexer);
            case OR -> lexer.wordIs("REPLACE") ? Head.REPLACE : Head.NONE;
            case REPLACE -> routine(lexer);
            case ROUTINE, NONE -> head;
        };
    }

    private static Head routine(SqlLexer lexer) {
        return lexer.wordIs("FUNCTION") || lexer.wordIs("PROCEDURE") ? Head.ROUTINE : Head.NONE;
    }

    private void acceptSignature(SqlToken token, SqlLexer lexer) {
        if (afterBegin && token == SqlToken.WORD && lexer.wordIs("ATOMIC")) {
            depth = 1;
            atStatementStart = true;
        }
        afterBegin = token == SqlToken.WORD && lexer.wordIs("BEGIN");
        if (afterBegin) {
            begin = lexer.start();
        }
    }

    private void acceptInside(SqlToken token, SqlLexer lexer) {
        boolean word = token == SqlToken.WORD;
        boolean opens = word && atStatementStart && lexer.wordIs("BEGIN");
        if (opens) {
            depth++;
        } else if (word && atStatementStart && lexer.wordIs("END")) {
            depth--;
        }
        boolean atomic = afterBegin && word && lexer.wordIs("ATOMIC");
        atStatementStart = opens || atomic || token == SqlToken.SEMICOLON;
        afterBegin = opens;
    }
}
