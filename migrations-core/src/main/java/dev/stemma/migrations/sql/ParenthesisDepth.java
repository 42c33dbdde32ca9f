package dev.stemma.migrations.sql;

/** How many parentheses of a statement are open. One that closes too many is the server's to complain about. */
final class ParenthesisDepth {

    private int depth;
    private int outermost;

    void accept(SqlToken token, int offset) {
        if (token == SqlToken.OPEN_PARENTHESIS) {
            if (depth == 0) {
                outermost = offset;
            }
            depth++;
        } else if (token == SqlToken.CLOSE_PARENTHESIS && depth > 0) {
            depth--;
        }
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Where the outermost open parenthesis stands. */
    int outermost() {
        return outermost;
    }
}
