package dev.stemma.benchmarks.peer;

/**
 * A way to call a tool at the start of a server.
 *
 * @param form how it is called
 * @param kept whether it keeps what it knows of the scripts from call to call
 * @param work the call
 */
public record Start(String form, boolean kept, Work work) {

    /** A call that may fail. */
    @FunctionalInterface
    public interface Work {

        /**
         * Makes the call.
         *
         * @throws Exception when it fails
         */
        void run() throws Exception;
    }
}
