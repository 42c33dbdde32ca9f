package dev.stemma.migrations.op;

/**
 * Code that {@link Operations#outsideTransaction} runs.
 *
 * @param <E> the checked exception that it throws; {@link RuntimeException} for code that throws none
 */
@FunctionalInterface
public interface CodeBlock<E extends Exception> {

    /**
     * Runs it.
     *
     * @throws E any failure
     */
    void run() throws E;
}
