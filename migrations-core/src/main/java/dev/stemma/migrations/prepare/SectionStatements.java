package dev.stemma.migrations.prepare;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.script.SqlSection;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.SqlSyntaxException;
import dev.stemma.migrations.sql.StatementKind;
import java.util.List;
import java.util.Optional;

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
        misplaced(statement).ifPresent(reason -> {
            boolean removable = statement.kind() == StatementKind.TRANSACTION_CONTROL;
            throw new StemmaException(
                    ErrorCode.INVALID_SCRIPT,
                    section.path() + ":" + statement.line() + ": '" + statement.firstLine() + "' " + reason
                            + (removable ? "; remove it, or write" : "; write")
                            + " 'transaction:false' after the section's marker. Nothing of this run was changed in the"
                            + " database");
        });
    }

    /** Why a statement cannot stand in the transaction of a step; empty where it can. */
    static Optional<String> misplaced(SqlStatement statement) {
        return switch (statement.kind()) {
            case ORDINARY -> Optional.empty();
            case TRANSACTION_CONTROL ->
                Optional.of("would end the transaction in which the revision and its bookkeeping run");
            case OUTSIDE_TRANSACTION -> Optional.of("cannot run inside a transaction");
        };
    }
}
