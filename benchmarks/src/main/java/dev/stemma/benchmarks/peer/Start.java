package dev.stemma.benchmarks.peer;

/**
 * A way to call a tool at the start of a server.
 *
 * @param form how it is called
 * @param kind what it starts from; calls of one kind are compared with each other
 * @param work the call
 */
public record Start(String form, Kind kind, Work work) {

    /** What a start has at hand. */
    public enum Kind {
        /** An object that knows the scripts from an earlier call. */
        BUILT,
        /** The scripts in a folder. */
        FOLDER,
        /** The scripts in a jar. */
        JAR
    }

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
