package dev.stemma.migrations.ddl;

import org.jooq.Name;
import org.jooq.Query;

/** Extensions, of which jOOQ knows nothing. */
public final class Extensions {

    private Extensions() {}

    /**
     * {@code CREATE EXTENSION IF NOT EXISTS}.
     *
     * @param extension the extension
     * @return a new query
     */
    public static Query createIfNotExists(Name extension) {
        return Template.query("create extension if not exists {0}", extension);
    }

    /**
     * {@code CREATE EXTENSION IF NOT EXISTS … SCHEMA}. One that exists stays in the schema where it is.
     *
     * @param extension the extension
     * @param schema an existing schema, for its objects
     * @return a new query
     */
    public static Query createIfNotExists(Name extension, Name schema) {
        return Template.query("create extension if not exists {0} schema {1}", extension, schema);
    }

    /**
     * {@code DROP EXTENSION IF EXISTS}, refused while something depends on it.
     *
     * @param extension the extension
     * @return a new query
     */
    public static Query dropIfExists(Name extension) {
        return Template.query("drop extension if exists {0}", extension);
    }
}
