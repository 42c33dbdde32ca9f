package dev.stemma.migrations.sql;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;

/** SQL text that cannot be split into statements: something in it never ends, or is for psql alone. */
public final class SqlSyntaxException extends StemmaException {

    private final String problem;
    private final int line;
    private final int column;

    SqlSyntaxException(SourcePosition position, String problem) {
        super(ErrorCode.INVALID_SCRIPT, "line " + position.line() + ", column " + position.column() + ": " + problem);
        this.problem = problem;
        this.line = position.line();
        this.column = position.column();
    }

    /**
     * What is wrong and what to do about it: the message without line and column.
     *
     * @return one or two sentences
     */
    public String problem() {
        return problem;
    }

    /**
     * The line of what is wrong; for something that never ends, the line where it begins.
     *
     * @return the line in the file, from 1
     */
    public int line() {
        return line;
    }

    /**
     * The column of what is wrong.
     *
     * @return the column in characters (code points), from 1
     */
    public int column() {
        return column;
    }
}
