package dev.stemma.migrations.sql;

import dev.stemma.testkit.fuzz.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Fuzzes the splitter: what it finds stands in the text, in order, where it says, and is found again. */
public final class SplitterFuzzer {

    private SplitterFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        List<SqlStatement> statements;
        try {
            statements = SqlSplitter.split(text, 1);
        } catch (SqlSyntaxException e) {
            Messages.check(e.getMessage(), text);
            check(e.line() >= 1 && e.column() >= 1, "an error from nowhere");
            return;
        }
        LineCounter places = new LineCounter(text, SqlLexer.textStart(text), 1, 1);
        int behind = 0;
        for (SqlStatement statement : statements) {
            int start = offset(text, statement);
            check(start >= behind, "out of order, or overlapping: " + statement);
            check(text.startsWith(statement.text(), start), "does not stand there: " + statement);
            check(places.at(start).equals(new SourcePosition(statement.line(), statement.column())), "misplaced");
            behind = start + statement.text().length();
            check(!statement.jdbcText().isEmpty() && statement.kind() != null, "nothing to send");
            statement.position(0);
            statement.position(statement.text().length() + 1);
        }
        String again = statements.stream().map(SplitterFuzzer::written).collect(Collectors.joining());
        check(contents(SqlSplitter.split(again, 1)).equals(contents(statements)), "not found again: " + statements);
    }

    /** Where a line and column are, with LF, CRLF and CR as line breaks. */
    private static int offset(String text, SqlStatement statement) {
        int offset = SqlLexer.textStart(text);
        for (int line = 1; line < statement.line(); line++) {
            while (text.charAt(offset) != '\n' && text.charAt(offset) != '\r') {
                offset++;
            }
            offset += text.startsWith("\r\n", offset) ? 2 : 1;
        }
        return text.offsetByCodePoints(offset, statement.column() - 1);
    }

    /**
     * Not at the beginning of the text, where a byte order mark would be skipped; and data with CRLF, of which one CR
     * goes, since what is left of a CR CR LF would lose another one.
     */
    private static String written(SqlStatement statement) {
        String data = statement instanceof CopyFromStdin copy ? copy.data().replace("\n", "\r\n") + "\\.\n" : "";
        return "\n" + statement.text() + ";\n" + data;
    }

    private static List<String> contents(List<SqlStatement> statements) {
        return statements.stream().map(SplitterFuzzer::written).toList();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
