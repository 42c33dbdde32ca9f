package dev.stemma.migrations.op.internal;

import dev.stemma.migrations.op.Operations;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** Operations on the connection of a step. */
public final class OnlineOperations implements Operations {

    private final DSLContext dsl;
    private final Consumer<String> log;
    private @Nullable String failedStatement;

    /**
     * Operations on a connection.
     *
     * @param connection the connection of the step
     * @param log told what the revision logs
     */
    public OnlineOperations(Connection connection, Consumer<String> log) {
        this.dsl = DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withExecuteLogging(false))
                .set(ExecuteListener.onException(context -> failedStatement = context.sql())));
        this.log = log;
    }

    /**
     * The statement that failed last.
     *
     * @return its text, or empty when none has failed
     */
    public Optional<String> failedStatement() {
        return Optional.ofNullable(failedStatement);
    }

    @Override
    public DSLContext dsl() {
        return dsl;
    }

    @Override
    public int execute(Query... queries) {
        int rows = 0;
        for (Query query : queries) {
            rows += dsl.execute(query);
        }
        return rows;
    }

    @Override
    public int execute(String sql, Object... bindings) {
        return dsl.execute(sql, bindings);
    }

    @Override
    public void log(String message) {
        log.accept(message);
    }

    @Override
    public boolean isOffline() {
        return false;
    }
}
