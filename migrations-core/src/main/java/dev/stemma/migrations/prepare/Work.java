package dev.stemma.migrations.prepare;

import dev.stemma.migrations.model.ModelStatement;
import dev.stemma.migrations.script.CodeSection;
import dev.stemma.migrations.script.Section;
import dev.stemma.migrations.script.SectionTimeouts;
import dev.stemma.migrations.script.SqlSection;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.StatementKind;
import java.util.List;

/** What a step runs. */
public sealed interface Work {

    /**
     * Whether it can share a transaction with its bookkeeping.
     *
     * @return false where the script says {@code transaction:false}
     */
    boolean transactional();

    /**
     * Whether it may leave settings of the session, or its role, different from how it found them.
     *
     * @return false where its statements are known not to
     */
    boolean mayChangeTheSession();

    /**
     * How patient it is.
     *
     * @return what its script says of it
     */
    SectionTimeouts timeouts();

    /**
     * Whether others may have to queue behind it while it waits for a lock. What PostgreSQL runs only outside a transaction,
     * as {@code CREATE INDEX CONCURRENTLY}, waits beside them, and for long where transactions are long.
     *
     * @return false for nothing, and for what waits beside others
     */
    boolean othersMayQueueBehind();

    /**
     * What a section does.
     *
     * @param section the section
     * @return its statements, split and checked, or its code
     * @throws dev.stemma.migrations.error.StemmaException when it cannot be run
     */
    static Work of(Section section) {
        if (section instanceof SqlSection sql) {
            return new Statements(sql, SectionStatements.of(sql));
        }
        return new Code((CodeSection) section);
    }

    /** Nothing: a stamp. */
    record Nothing() implements Work {

        @Override
        public boolean transactional() {
            return true;
        }

        @Override
        public boolean mayChangeTheSession() {
            return false;
        }

        @Override
        public SectionTimeouts timeouts() {
            return SectionTimeouts.NONE;
        }

        @Override
        public boolean othersMayQueueBehind() {
            return false;
        }
    }

    /**
     * SQL.
     *
     * @param section where the statements stand
     * @param statements the statements, in order
     */
    record Statements(SqlSection section, List<SqlStatement> statements) implements Work {

        public Statements {
            statements = List.copyOf(statements);
        }

        @Override
        public boolean transactional() {
            return section.transactional() || statements.isEmpty();
        }

        @Override
        public boolean mayChangeTheSession() {
            return statements.stream().anyMatch(SqlStatement::mayChangeTheSession);
        }

        @Override
        public SectionTimeouts timeouts() {
            return section.timeouts();
        }

        @Override
        public boolean othersMayQueueBehind() {
            return statements.stream().noneMatch(statement -> statement.kind() == StatementKind.OUTSIDE_TRANSACTION);
        }

        /**
         * Whether the script begins or ends transactions itself.
         *
         * @return true when one of the statements does
         */
        public boolean controlsTransactions() {
            return statements.stream().anyMatch(statement -> statement.kind() == StatementKind.TRANSACTION_CONTROL);
        }
    }

    /**
     * The declared model, all of it.
     *
     * @param statements the statements, in order
     */
    record Declared(List<ModelStatement> statements) implements Work {

        public Declared {
            statements = List.copyOf(statements);
        }

        @Override
        public boolean transactional() {
            return true;
        }

        @Override
        public boolean mayChangeTheSession() {
            return statements.stream().map(ModelStatement::statement).anyMatch(SqlStatement::mayChangeTheSession);
        }

        @Override
        public SectionTimeouts timeouts() {
            return SectionTimeouts.NONE;
        }

        @Override
        public boolean othersMayQueueBehind() {
            return true;
        }
    }

    /**
     * Java.
     *
     * @param section the code
     */
    record Code(CodeSection section) implements Work {

        @Override
        public boolean transactional() {
            return section.transactional();
        }

        @Override
        public boolean mayChangeTheSession() {
            return true;
        }

        @Override
        public SectionTimeouts timeouts() {
            return section.timeouts();
        }

        @Override
        public boolean othersMayQueueBehind() {
            return section.transactional();
        }
    }
}
