package dev.stemma.migrations.op.internal;

import dev.stemma.migrations.op.RefusedOperationException;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlSyntaxException;
import dev.stemma.migrations.sql.StatementKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a step as its code sees it: everything works but what would end the transaction, and what would
 * outlive the step.
 */
final class StepConnection {

    /** What the step's caller needs as it was; settings that are needed are made by SQL, best with SET LOCAL. */
    private static final Set<String> REFUSED = Set.of(
            "commit", "close", "abort", "setAutoCommit", "setReadOnly", "setTransactionIsolation", "setNetworkTimeout");

    /** Statements without one of these words are not looked at more closely. */
    private static final Pattern MAYBE_CONTROL =
            Pattern.compile("\\b(BEGIN|START|COMMIT|END|ABORT|ROLLBACK|PREPARE)\\b", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final Connection guarded;
    private boolean ended;

    StepConnection(Connection connection) {
        this.connection = connection;
        this.guarded = proxy(Connection.class, (proxy, method, arguments) -> call(method, arguments));
    }

    Connection guarded() {
        return guarded;
    }

    /** From here on everything is refused. */
    void end() {
        ended = true;
    }

    private @Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        refuseAfterTheEnd();
        boolean wholeRollback = method.getName().equals("rollback") && arguments == null;
        if (wholeRollback || REFUSED.contains(method.getName())) {
            throw new RefusedOperationException("Connection." + method.getName() + " is refused: the connection and its"
                    + " transaction belong to the run. Use op.outsideTransaction(…) to commit, and"
                    + " op.dsl().transaction(…) for what may be rolled back");
        }
        refuseControl(arguments);
        Object result = invoke(connection, method, arguments);
        return method.getName().equals("createStatement") && result instanceof Statement statement
                ? guarded(statement)
                : result;
    }

    private Statement guarded(Statement statement) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            refuseAfterTheEnd();
            refuseControl(arguments);
            return method.getName().equals("getConnection") ? guarded : invoke(statement, method, arguments);
        });
    }

    /** Refuses what comes from operations that were kept. */
    void refuseAfterTheEnd() {
        if (ended) {
            throw new RefusedOperationException(
                    "The step has ended: neither its Operations nor what they handed out can"
                            + " reach the database after it");
        }
    }

    /** Where a method takes a text, it is the SQL, but for the names of settings and of the like. */
    private static void refuseControl(@Nullable Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql)) {
            return;
        }
        if (MAYBE_CONTROL.matcher(sql).find() && controlsTransactions(sql)) {
            throw new RefusedOperationException(
                    "'" + sql.strip().lines().findFirst().orElse("") + "' is refused: the"
                            + " transaction belongs to the run. Use op.outsideTransaction(…) to commit, and"
                            + " op.dsl().transaction(…) for what may be rolled back");
        }
    }

    private static boolean controlsTransactions(String sql) {
        try {
            return SqlSplitter.split(sql, 1).stream()
                    .anyMatch(statement -> statement.kind() == StatementKind.TRANSACTION_CONTROL);
        } catch (SqlSyntaxException e) {
            // the server has the better words for it
            return false;
        }
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(StepConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
