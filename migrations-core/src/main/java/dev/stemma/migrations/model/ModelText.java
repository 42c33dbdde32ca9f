package dev.stemma.migrations.model;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.SqlSyntaxException;
import java.util.List;

/**
 * The text of a model, or of a part of it.
 *
 * @param path how people find it
 * @param sql the text
 */
record ModelText(String path, String sql) {

    /** Splits the text, and refuses what cannot run in the one transaction that creates a model. */
    List<ModelStatement> statements() {
        try {
            List<SqlStatement> statements = SqlSplitter.split(sql, 1);
            statements.forEach(this::refuseOutsideTransaction);
            return statements.stream()
                    .map(statement -> new ModelStatement(path, statement))
                    .toList();
        } catch (SqlSyntaxException e) {
            throw new StemmaException(
                    ErrorCode.INVALID_MODEL, path + ":" + e.line() + ":" + e.column() + ": " + e.problem(), e);
        }
    }

    private void refuseOutsideTransaction(SqlStatement statement) {
        String reason = switch (statement.kind()) {
            case ORDINARY -> "";
            case TRANSACTION_CONTROL -> "would end the one transaction in which a model is created; remove it";
            case OUTSIDE_TRANSACTION ->
                "cannot run inside a transaction, and a model is created in one; write it without what keeps it out"
                        + " (CONCURRENTLY is of no use in an empty database)";
        };
        if (!reason.isEmpty()) {
            String firstLine = statement.text().lines().findFirst().orElse("");
            throw new StemmaException(
                    ErrorCode.INVALID_MODEL,
                    path + ":" + statement.line() + ": '" + firstLine + "' " + reason + ". Nothing was changed");
        }
    }
}
