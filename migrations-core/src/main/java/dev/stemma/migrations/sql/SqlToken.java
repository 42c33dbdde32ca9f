package dev.stemma.migrations.sql;

/** The kinds of token that decide where a statement ends. */
enum SqlToken {
    /** A key word or an unquoted identifier. */
    WORD,
    SEMICOLON,
    DOT,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,
    /** A backslash outside quotes, which starts a command of psql's. */
    BACKSLASH,
    /** Everything else: quoted text, numbers, parameters, a character of an operator. */
    OTHER,
    /** The end of the text, or of the part that is being read. */
    END
}
