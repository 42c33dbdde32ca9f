package dev.stemma.migrations.prepare;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.script.SqlSection;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.SqlSyntaxException;
import java.util.List;

/** Splits a section into its statements, and refuses what it cannot hold while nothing has run yet. */
final class SectionStatements {

    private SectionStatements() {}

    static List<SqlStatement> of(SqlSection section) {
        try {
            List<SqlStatement> statements = SqlSplitter.split(section.sql(), section.firstLine());
            if (section.transactional()) {
                statements.forEach(statement -> refuseOutsideTransaction(section, statement));
            }
            return statements;
        } catch (SqlSyntaxException e) {
            throw new StemmaException(
                    ErrorCode.INVALID_SCRIPT,
                    section.path() + ":" + e.line() + ":" + e.column() + ": " + sentence(e.problem())
                            + " Nothing of this run was changed in the database",
                    e);
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static void refuseOutsideTransaction(SqlSection section, SqlStatement statement) {
        String reason = switch (statement.kind()) {
            case ORDINARY -> "";
            case TRANSACTION_CONTROL ->
                "would end the transaction in which the revision and its bookkeeping run; remove it, or write";
            case OUTSIDE_TRANSACTION -> "cannot run inside a transaction; write";
        };
        if (!reason.isEmpty()) {
            String firstLine = statement.text().lines().findFirst().orElse("");
            throw new StemmaException(
                    ErrorCode.INVALID_SCRIPT,
                    section.path() + ":" + statement.line() + ": '" + firstLine + "' " + reason
                            + " 'transaction:false' after the section's marker. Nothing of this run was changed in the"
                            + " database");
        }
    }
}
