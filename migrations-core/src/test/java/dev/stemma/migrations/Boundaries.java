package dev.stemma.migrations;

import dev.stemma.migrations.run.Event;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run before each call that goes to the server, and once more before it closes its connection: between any two
 * statements, before and after each commit. Each boundary has a name, the same in every run that comes to that place.
 */
final class Boundaries {

    private static final Set<String> CALLS = Set.of("commit", "rollback", "close", "isValid");

    private final Consumer<String> gate;
    private String place = "start";
    private int ordinal;

    /** The gate is told the name, and lets the run go on by returning. */
    Boundaries(Consumer<String> gate) {
        this.gate = gate;
    }

    /** For the listener of the run, whose revisions name the places. */
    void listen(Event event) {
        if (event instanceof Event.StepStarted started) {
            enter("in " + started.step().revision().id());
        } else if (event instanceof Event.StepFinished finished) {
            enter("after " + finished.step().revision().id());
        }
    }

    private void enter(String next) {
        place = next;
        ordinal = 0;
    }

    /** The same data source, with boundaries. */
    DataSource in(DataSource real) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object result = call(real, method, arguments);
            return result instanceof Connection connection ? in(connection) : result;
        });
    }

    private Connection in(Connection real) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (CALLS.contains(method.getName())) {
                pass(method.getName());
            }
            Object result = call(real, method, arguments);
            String sql = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : "";
            return result instanceof Statement statement
                    ? in(statement, method.getReturnType().asSubclass(Statement.class), sql)
                    : result;
        });
    }

    private <T extends Statement> T in(Statement real, Class<T> type, String prepared) {
        return proxy(type, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                pass(arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : prepared);
            }
            return call(real, method, arguments);
        });
    }

    private void pass(String call) {
        String line = call.lines().findFirst().orElse("").strip();
        gate.accept(place + " #" + ++ordinal + " " + line.substring(0, Math.min(60, line.length())));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Boundaries.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException failure ? failure : e.getTargetException();
        }
    }
}
