package dev.stemma.migrations.op.internal;

import dev.stemma.migrations.op.BatchAction;
import dev.stemma.migrations.op.CodeBlock;
import dev.stemma.migrations.op.Operations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Operations that are written down instead of being executed, with all values in the statements as jOOQ renders them. What
 * asks for an answer of the database fails.
 */
public final class RecordingOperations implements Operations {

    private final Recording recording;
    private final DSLContext dsl;
    private final Consumer<String> log;

    /**
     * Operations without a database.
     *
     * @param caller the revision, whose lines are told
     * @param log told what the revision logs
     */
    public RecordingOperations(CallerLine caller, Consumer<String> log) {
        this.recording = new Recording(caller);
        this.log = log;
        this.dsl = DSL.using(new DefaultConfiguration()
                .set(new RecordingConnection(recording))
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withExecuteLogging(false).withStatementType(StatementType.STATIC_STATEMENT))
                .set(new RecordedTransactions(recording))
                .set(ExecuteListener.onExecuteStart(this::refuseReads)));
    }

    private void refuseReads(ExecuteContext context) {
        if (context.query() instanceof ResultQuery || context.routine() != null) {
            throw recording.refuse(RecordingConnection.reads(String.valueOf(context.sql())));
        }
    }

    /**
     * What was asked for until now.
     *
     * @return the statements, in order; not all of them where something was {@linkplain #refusal refused}
     */
    public List<RecordedStatement> statements() {
        return recording.statements();
    }

    /**
     * The first thing that was refused, even if the code went on.
     *
     * @return the refusal, or empty when all is written down
     */
    public Optional<Refusal> refusal() {
        return recording.refusal();
    }

    @Override
    public DSLContext dsl() {
        return dsl;
    }

    @Override
    public int execute(Query... queries) {
        for (Query query : queries) {
            // not executed, for nobody looks at a result that it may have
            recording.add(dsl.renderInlined(query));
        }
        return 0;
    }

    @Override
    public int execute(String sql, @Nullable Object... bindings) {
        return dsl.execute(sql, bindings);
    }

    @Override
    public int bulkInsert(Table<?> table, Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        BulkInsert.of(table, rows).forEachRemaining(this::execute);
        return 0;
    }

    @Override
    public int bulkInsert(Collection<? extends TableRecord<?>> records) {
        BulkInsert.of(records).forEach(statements -> statements.forEachRemaining(this::execute));
        return 0;
    }

    @Override
    public <E extends Exception> void outsideTransaction(CodeBlock<E> block) throws E {
        recording.leaveTransaction();
        try {
            block.run();
        } finally {
            recording.enterTransaction();
        }
    }

    @Override
    public <R extends Record, E extends Exception> long batched(
            Select<R> selection, int size, BatchAction<R, E> action) {
        throw recording.refuse("reads the database in batches (op.batched)");
    }

    @Override
    public void log(String message) {
        log.accept(message);
    }

    @Override
    public boolean isOffline() {
        return true;
    }
}
