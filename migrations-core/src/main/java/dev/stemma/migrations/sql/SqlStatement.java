package dev.stemma.migrations.sql;

/** One statement of a script, with where it stands in its file. */
public sealed interface SqlStatement permits SqlCommand, CopyFromStdin {

    /**
     * The statement as written, from its first word to its last: comments around it and the terminating semicolon are
     * left out, comments inside it are kept. Never empty.
     *
     * @return the text, for people and for the server
     */
    String text();

    /**
     * The text to give to {@link java.sql.Statement} of the PostgreSQL driver, with escape processing off: the same
     * statement, written so that the driver, which splits at semicolons itself, does not misread it. What reaches the
     * server has the length of {@link #text()}, so that {@link #position} holds. COPY through the driver's copy API takes
     * {@link #text()}.
     *
     * @return nearly always {@link #text()} itself
     */
    default String jdbcText() {
        return PgjdbcText.of(text());
    }

    /**
     * The text to give to psql: the same statement, written so that psql sends it as {@link #text()} has it, with what
     * ends it, and with the data of a COPY. It wants psql's settings as they are by default.
     *
     * @return one or more lines, without a line break at the end
     */
    default String psqlText() {
        return PsqlText.of(text());
    }

    /**
     * The line on which {@link #text()} starts.
     *
     * @return the line in the file, from 1
     */
    int line();

    /**
     * The column in which {@link #text()} starts.
     *
     * @return the column in characters (code points), from 1
     */
    int column();

    /**
     * The beginning of the statement, for messages.
     *
     * @return the first line of {@link #text()}
     */
    default String firstLine() {
        return text().lines().findFirst().orElse("");
    }

    /**
     * What the statement does to transactions, told by its first words.
     *
     * @return the kind
     */
    default StatementKind kind() {
        return StatementKind.of(text());
    }

    /**
     * Whether the statement may leave settings of the session, or its role, different from how it found them, told by its
     * first words. A function may do so as well.
     *
     * @return false for what never does: DDL, most DML, and {@code SET LOCAL}
     */
    default boolean mayChangeTheSession() {
        return SessionWords.mayChangeTheSession(text());
    }

    /**
     * Where in the file the server saw an error.
     *
     * @param serverPosition the position field of PostgreSQL's error message: characters (code points) into
     *     {@link #text()}, from 1; one past the end stands for the end of the text, and what lies outside is moved to
     *     the nearer end
     * @return the place in the file
     */
    default SourcePosition position(int serverPosition) {
        String text = text();
        int characters = Math.max(0, serverPosition - 1);
        int offset = characters < text.codePointCount(0, text.length())
                ? text.offsetByCodePoints(0, characters)
                : text.length();
        return new LineCounter(text, 0, line(), column()).at(offset);
    }
}
