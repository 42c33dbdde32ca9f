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
     * The line from which something was thrown, or else its cause: that is closer to the revision's code than what wraps it
     * elsewhere.
     *
     * @param thrown what was thrown
     * @return the line; 0 when it is not known
     */
    public int of(Throwable thrown) {
        int line = 0;
        for (Throwable cause = thrown; cause != null && line == 0; cause = cause.getCause()) {
            line = Arrays.stream(cause.getStackTrace())
                    .filter(frame -> isOwn(frame.getClassName()))
                    .mapToInt(frame -> Math.max(0, frame.getLineNumber()))
                    .findFirst()
                    .orElse(0);
        }
        return line;
    }

    private boolean isOwn(String name) {
        return name.equals(className) || name.startsWith(className + "$");
    }
}
