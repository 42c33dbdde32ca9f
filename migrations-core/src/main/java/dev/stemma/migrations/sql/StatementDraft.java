package dev.stemma.migrations.sql;

/** A statement of which not all tokens have been read. */
final class StatementDraft {

    private final int start;
    private final ParenthesisDepth parentheses = new ParenthesisDepth();
    private final RoutineBody body = new RoutineBody();
    private final CopyStream copy = new CopyStream();
    private int end;

    StatementDraft(int start) {
        this.start = start;
        this.end = start;
    }

    /** Takes the next token, unless it is the semicolon that ends the statement. */
    void accept(SqlToken token, SqlLexer lexer) {
        parentheses.accept(token, lexer.start());
        if (!parentheses.isOpen()) {
            body.accept(token, lexer);
            copy.accept(token, lexer);
        }
        end = lexer.end();
    }

    /** Whether a semicolon would end it now. */
    boolean isEndedBySemicolon() {
        return !parentheses.isOpen() && !body.isOpen();
    }

    int start() {
        return start;
    }

    /** The offset behind its last token. */
    int end() {
        return end;
    }

    CopyStream copy() {
        return copy;
    }

    /** What is wrong if the text ends here. */
    SqlSyntaxException unfinished(SqlLexer lexer) {
        return parentheses.isOpen()
                ? lexer.error(parentheses.outermost(), "This parenthesis is never closed.")
                : lexer.error(
                        body.begin(),
                        "This BEGIN ATOMIC has no END. Each statement in it, the last one too, ends with a semicolon.");
    }
}
