package dev.stemma.migrations.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a script into statements as psql would (PostgreSQL manual, chapter 4.1, and psql's reference page): at each
 * semicolon that is outside quotes, comments, parentheses and {@code BEGIN ATOMIC} bodies. Where psql is known to
 * misread what the server accepts (an {@code E''} string that goes on in the next line; a column called {@code begin}
 * or {@code end} in a {@code BEGIN ATOMIC} body), the server is followed. psql's own language, backslash commands, is
 * refused, and its {@code :variables} are left alone. The cost is linear in the length of the text.
 *
 * <p>The data of a {@code COPY … FROM stdin} begin on the line below its semicolon. Statements that follow it on its own
 * line come after the data, as in psql, and must end on that line.
 */
public final class SqlSplitter {

    private static final String COPY_LAYOUT = "The data begin on the line below the semicolon and end with a line that"
            + " holds only \\. (lines end with LF or CRLF).";

    private final String text;
    private final SqlLexer lexer;
    private final LineCounter statementLines;
    private final LineCounter dataLines;
    private final List<SqlStatement> statements = new ArrayList<>();
    private int afterData = -1;

    private SqlSplitter(String text, int firstLine) {
        this.text = text;
        this.lexer = new SqlLexer(text, firstLine);
        int start = SqlLexer.textStart(text);
        this.statementLines = new LineCounter(text, start, firstLine, 1);
        this.dataLines = new LineCounter(text, start, firstLine, 1);
    }

    /**
     * Splits {@code sql} into its statements, in their order. Empty statements and those that consist of comments are
     * left out; the last one needs no semicolon. A byte order mark at the beginning is skipped.
     *
     * @param sql the text
     * @param firstLine the line of the file on which the text begins, from 1
     * @return the statements; immutable
     * @throws SqlSyntaxException if a quote, comment, parenthesis, {@code BEGIN ATOMIC} body or COPY data never ends, if
     *     there is a backslash command of psql's, or a {@code COPY … TO stdout}
     */
    public static List<SqlStatement> split(String sql, int firstLine) {
        SqlSplitter splitter = new SqlSplitter(sql, firstLine);
        splitter.run();
        return List.copyOf(splitter.statements);
    }

    private void run() {
        StatementDraft draft = null;
        while (true) {
            SqlToken token = lexer.next();
            if (token == SqlToken.END) {
                if (afterData < 0) {
                    break;
                }
                resumeAfterData(draft);
            } else if (token == SqlToken.BACKSLASH) {
                throw lexer.error(lexer.start(), PsqlCommand.refusal(text, lexer.start()));
            } else if (token == SqlToken.SEMICOLON && (draft == null || draft.isEndedBySemicolon())) {
                finish(draft);
                draft = null;
            } else {
                draft = draft == null ? new StatementDraft(lexer.start()) : draft;
                draft.accept(token, lexer);
            }
        }
        finishLast(draft);
    }

    private void finish(@Nullable StatementDraft draft) {
        if (draft == null) {
            return;
        }
        String statement = text.substring(draft.start(), draft.end());
        SourcePosition place = statementLines.at(draft.start());
        if (draft.copy().isToClient()) {
            throw lexer.error(
                    draft.start(), "COPY … TO stdout has no place to write to in a script; leave it out, or use psql.");
        } else if (draft.copy().isFromClient()) {
            CopyData data = takeData(draft);
            int dataLine = dataLines.at(data.start()).line();
            statements.add(new CopyFromStdin(statement, place.line(), place.column(), data.lines(text), dataLine));
        } else {
            statements.add(new SqlCommand(statement, place.line(), place.column()));
        }
    }

    /** The text ends: the last statement may do without a semicolon. */
    private void finishLast(@Nullable StatementDraft draft) {
        if (draft == null) {
            return;
        }
        if (!draft.isEndedBySemicolon()) {
            throw draft.unfinished(lexer);
        }
        if (draft.copy().isFromClient()) {
            throw lexer.error(draft.start(), "This COPY … FROM stdin has no semicolon and no data. " + COPY_LAYOUT);
        }
        finish(draft);
    }

    /** Several COPYs on one line take their data one after the other. */
    private CopyData takeData(StatementDraft draft) {
        if (afterData < 0) {
            int feed = text.indexOf('\n', lexer.end());
            int lineEnd = feed < 0 ? text.length() : feed;
            lexer.stopAt(lineEnd);
            afterData = Math.min(lineEnd + 1, text.length());
        }
        CopyData data = CopyData.find(text, afterData);
        if (data == null) {
            throw lexer.error(draft.start(), "The data of this COPY … FROM stdin never end. " + COPY_LAYOUT);
        }
        afterData = data.next();
        return data;
    }

    private void resumeAfterData(@Nullable StatementDraft draft) {
        if (draft != null) {
            throw lexer.error(
                    draft.start(),
                    "This statement does not end on its line, where it must: it follows a COPY … FROM stdin whose data"
                            + " begin on the next line. Move it below the line \\. that ends them.");
        }
        lexer.jump(afterData);
        afterData = -1;
    }
}
