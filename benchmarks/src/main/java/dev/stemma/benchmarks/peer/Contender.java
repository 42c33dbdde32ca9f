package dev.stemma.benchmarks.peer;

import java.util.List;

/** A tool with its own form of the workload, written to disk before anything is timed. */
public interface Contender {

    /**
     * Who it is.
     *
     * @return its name
     */
    String name();

    /**
     * How it is used, where that can be chosen.
     *
     * @return some words; empty where there is nothing to choose
     */
    default String form() {
        return "";
    }

    /**
     * Brings an empty database to the head.
     *
     * @param database the database
     * @throws Exception when that fails
     */
    void migrate(Database database) throws Exception;

    /**
     * Makes an empty database look as {@link #migrate} leaves it to the tool itself. Not timed, and so allowed to take a
     * short way.
     *
     * @param database the database
     * @throws Exception when that fails
     */
    default void beAtHead(Database database) throws Exception {
        migrate(database);
    }

    /**
     * What it does in a server that starts, in this process, with nothing to do.
     *
     * @param database a database at head
     * @return the ways to call it; none for a program
     * @throws Exception when it cannot be made ready
     */
    default List<Start> starts(Database database) throws Exception {
        return List.of();
    }
}
