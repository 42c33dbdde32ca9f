package dev.stemma.migrations.prepare;

import dev.stemma.migrations.op.internal.CallerLine;
import dev.stemma.migrations.op.internal.RecordedStatement;
import dev.stemma.migrations.op.internal.RecordingOperations;
import dev.stemma.migrations.script.CodeSection;
import dev.stemma.migrations.script.SqlSection;
import dev.stemma.migrations.sql.JdbcMarks;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a direction of a revision in Java does, written down as SQL.
 *
 * @param section the code
 * @param parts its statements, cut where it leaves the transaction or comes back; neighbours differ in that
 */
public record RecordedCode(CodeSection section, List<Part> parts) {

    private static final String ADVICE =
            ". Ask op.isOffline() and do without an answer there, or run this step on the database";

    public RecordedCode {
        parts = List.copyOf(parts);
    }

    /**
     * Statements that run one after the other.
     *
     * @param transactional whether they run in a transaction
     * @param statements the statements, at least one
     */
    public record Part(boolean transactional, List<SqlStatement> statements) {

        public Part {
            statements = List.copyOf(statements);
        }
    }

    /**
     * Calls the code and writes down what it does.
     *
     * @param section the code
     * @param log told what the revision logs
     * @return its statements
     * @throws UnrecordableException when the code reads the database, fails, or does what cannot run
     */
    public static RecordedCode of(CodeSection section, Consumer<String> log) {
        CallerLine caller = new CallerLine(section.className());
        RecordingOperations operations = new RecordingOperations(caller, log);
        call(section, operations, caller);
        List<Part> parts = new ArrayList<>();
        for (RecordedStatement recorded : operations.statements()) {
            boolean transactional = recorded.transactional() && section.transactional();
            List<SqlStatement> statements = split(section, recorded, transactional);
            Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (last != null && last.transactional() == transactional) {
                List<SqlStatement> both = new ArrayList<>(last.statements());
                both.addAll(statements);
                parts.set(parts.size() - 1, new Part(transactional, both));
            } else if (!statements.isEmpty()) {
                parts.add(new Part(transactional, statements));
            }
        }
        return new RecordedCode(section, parts);
    }

    // an author's code may throw anything; these errors are slips of the code, others are the JVM's
    private static void call(CodeSection section, RecordingOperations operations, CallerLine caller) {
        try {
            section.code().run(operations);
            refuse(section, operations);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            // what was refused comes first: the rest may follow from it
            refuse(section, operations);
            throw new UnrecordableException(section, caller.of(e), "it fails: " + reason(e) + ADVICE, e);
        }
    }

    private static String reason(Throwable e) {
        return e + (e.getCause() == null ? "" : " (" + e.getCause() + ")");
    }

    private static void refuse(CodeSection section, RecordingOperations operations) {
        operations.refusal().ifPresent(refusal -> {
            throw new UnrecordableException(section, refusal.line(), "it " + refusal.problem() + ADVICE, null);
        });
    }

    private static List<SqlStatement> split(CodeSection section, RecordedStatement recorded, boolean transactional) {
        try {
            List<SqlStatement> statements = SqlSplitter.split(JdbcMarks.undoubled(recorded.sql()), 1);
            if (transactional) {
                statements.forEach(statement -> SectionStatements.misplaced(statement)
                        .ifPresent(reason -> {
                            throw new UnrecordableException(
                                    section,
                                    recorded.line(),
                                    "'" + statement.firstLine() + "' " + reason
                                            + "; call it in op.outsideTransaction(…)",
                                    null);
                        }));
            }
            return statements;
        } catch (SqlSyntaxException e) {
            throw new UnrecordableException(section, recorded.line(), e.problem(), e);
        }
    }

    /** Whether all of it can share a transaction with its bookkeeping. */
    private boolean isTransactional() {
        return section.transactional() && parts.stream().allMatch(Part::transactional);
    }

    /**
     * The code as the bookkeeping keeps a way back. Where a part of it runs outside the transaction, the whole is
     * {@code transaction:false} and the other parts begin and end transactions of their own.
     *
     * @return the marker line of a downgrade, then the statements
     */
    public String asStoredDowngrade() {
        boolean transactional = isTransactional();
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            boolean own = part.transactional() && !transactional;
            text.append(own ? "BEGIN;\n" : "");
            part.statements().forEach(statement -> text.append(statement.text()).append(";\n"));
            text.append(own ? "COMMIT;\n" : "");
        }
        return new SqlSection(section.path(), text.toString(), 1, transactional, section.timeouts())
                .asStoredDowngrade();
    }
}
