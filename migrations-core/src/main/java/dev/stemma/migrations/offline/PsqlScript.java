package dev.stemma.migrations.offline;

import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a script for psql, as they come. */
final class PsqlScript {

    /** Everything that some reader may take for the end of a line. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");

    private final StringBuilder text = new StringBuilder();

    /** A comment, which stays on its line whatever it says. */
    void comment(String line) {
        text.append(("-- " + CONTROL.matcher(line).replaceAll(" ")).stripTrailing())
                .append('\n');
    }

    /** One of psql's own commands. */
    void command(String line) {
        text.append(line).append('\n');
    }

    void blankLine() {
        text.append('\n');
    }

    /** SQL of our own: one statement or several, with semicolons between them. */
    void sql(String statements) {
        statements(SqlSplitter.split(statements, 1));
    }

    void statements(List<SqlStatement> statements) {
        statements.forEach(statement -> text.append(statement.psqlText()).append('\n'));
    }

    String text() {
        return text.toString();
    }
}
