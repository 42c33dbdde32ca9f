package dev.stemma.maven;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.jspecify.annotations.Nullable;

/**
 * Does something when the build ends, however it ends. It stands in front of the listener that the build has; unlike a
 * participant of the life cycle it needs no {@code <extensions>} in the POM.
 */
final class BuildEnd {

    private BuildEnd() {}

    /** Adds to what is done at the end. */
    static void whenReached(MavenExecutionRequest request, Runnable action) {
        synchronized (request) {
            request.setExecutionListener(before(action, request.getExecutionListener()));
        }
    }

    private static ExecutionListener before(Runnable action, @Nullable ExecutionListener next) {
        return (ExecutionListener) Proxy.newProxyInstance(
                BuildEnd.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("sessionEnded")) {
                        action.run();
                    }
                    return next == null ? null : call(next, method, arguments);
                });
    }

    private static @Nullable Object call(ExecutionListener next, Method method, Object[] arguments)
            throws ReflectiveOperationException, Exception {
        try {
            return method.invoke(next, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
