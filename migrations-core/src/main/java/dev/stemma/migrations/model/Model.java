package dev.stemma.migrations.model;

import java.nio.file.Path;
import java.util.List;

/**
 * The declared target schema: what a database holds when all revisions are applied. A fresh database is created from it
 * in one transaction, and {@code check --chain} proves that the revisions lead to the same.
 */
public sealed interface Model permits SqlModel, JooqModel {

    /**
     * A model of SQL files in the working folder or on the class path. They are read when they are needed.
     *
     * @param sources files, folders of {@code *.sql} files, or {@code classpath:some/file.sql}, in the order in which
     *     they are run
     * @return the model
     */
    static Model ofSql(String... sources) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return ofSql(List.of(sources), Path.of(""), context == null ? ClassLoader.getSystemClassLoader() : context);
    }

    /**
     * A model of SQL files. They are read when they are needed.
     *
     * @param sources files, folders of {@code *.sql} files, or {@code classpath:some/file.sql}, in the order in which
     *     they are run
     * @param base what relative paths are relative to
     * @param classLoader where {@code classpath:} looks
     * @return the model
     */
    static Model ofSql(List<String> sources, Path base, ClassLoader classLoader) {
        return new SqlModel(sources, base, classLoader);
    }

    /**
     * Reads and checks all of it; asks no database.
     *
     * @return what creates the schema in an empty database, in order, at least one statement; each can run in a
     *     transaction
     * @throws dev.stemma.migrations.error.StemmaException when the model cannot be read, cannot be split into
     *     statements, has none, or declares what cannot be created from it in a transaction
     */
    List<ModelStatement> statements();
}
