package dev.stemma.migrations.op.internal;

import dev.stemma.migrations.op.Operations;

/** One direction of a revision in Java. */
@FunctionalInterface
public interface RevisionCode {

    /**
     * Runs it.
     *
     * @param op what it works with
     * @throws Exception whatever the author's code throws
     */
    void run(Operations op) throws Exception;
}
