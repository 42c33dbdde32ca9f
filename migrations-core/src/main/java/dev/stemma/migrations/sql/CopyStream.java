package dev.stemma.migrations.sql;

/**
 * Finds out whether a statement is a COPY that talks to the client: {@code COPY table [(columns)] FROM stdin …} or
 * {@code COPY … TO stdout …}. The server takes stdin and stdout for each other, and so does this.
 */
final class CopyStream {

    private enum State {
        START,
        SUBJECT,
        FROM,
        TO,
        FROM_CLIENT,
        TO_CLIENT,
        NONE
    }

    private State state = State.START;
    private boolean afterDot;

    /** Takes the next token that stands outside all parentheses. */
    void accept(SqlToken token, SqlLexer lexer) {
        boolean word = token == SqlToken.WORD;
        state = switch (state) {
            case START -> word && lexer.wordIs("COPY") ? State.SUBJECT : State.NONE;
            case SUBJECT -> word && !afterDot ? direction(lexer) : State.SUBJECT;
            case FROM -> word && isClient(lexer) ? State.FROM_CLIENT : State.NONE;
            case TO -> word && isClient(lexer) ? State.TO_CLIENT : State.NONE;
            case FROM_CLIENT, TO_CLIENT, NONE -> state;
        };
        afterDot = token == SqlToken.DOT;
    }

    boolean isFromClient() {
        return state == State.FROM_CLIENT;
    }

    boolean isToClient() {
        return state == State.TO_CLIENT;
    }

    private static State direction(SqlLexer lexer) {
        if (lexer.wordIs("FROM")) {
            return State.FROM;
        }
        return lexer.wordIs("TO") ? State.TO : State.SUBJECT;
    }

    private static boolean isClient(SqlLexer lexer) {
        return lexer.wordIs("STDIN") || lexer.wordIs("STDOUT");
    }
}
