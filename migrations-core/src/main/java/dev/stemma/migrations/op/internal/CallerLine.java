package dev.stemma.migrations.op.internal;

import java.util.Arrays;

/**
 * Finds the line of a revision's code on a stack.
 *
 * @param className the binary name of the revision's class; its lambdas and nested classes are its own too
 */
public record CallerLine(String className) {

    private static final StackWalker STACK = StackWalker.getInstance();

    /** The line that led here; 0 when that is not known. */
    int now() {
        return STACK.walk(frames -> frames.filter(frame -> isOwn(frame.getClassName()))
                .mapToInt(StackWalker.StackFrame::getLineNumber)
                .findFirst()
                .orElse(0));
    }

    /**
     * The line from which something was thrown.
     *
     * @param thrown what was thrown
     * @return the line; 0 when it is not known
     */
    public int of(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> isOwn(frame.getClassName()))
                .mapToInt(StackTraceElement::getLineNumber)
                .map(line -> Math.max(0, line))
                .findFirst()
                .orElse(0);
    }

    private boolean isOwn(String name) {
        return name.equals(className) || name.startsWith(className + "$");
    }
}
