package dev.stemma.migrations.op;

/**
 * A revision written in Java, annotated with {@link Revision}:
 *
 * <pre>
 * &#64;Revision(id = "1f3c9a20b7de", revises = "85615e005fa3", message = "Add wsproxy token")
 * public final class AddWsproxyToken implements RevisionScript {
 *
 *     &#64;Override
 *     public void upgrade(Operations op) {
 *         op.execute(op.dsl().alterTable("scaling_groups").add("wsproxy_api_token", VARCHAR(128)));
 *     }
 *
 *     &#64;Override
 *     public void downgrade(Operations op) {
 *         op.execute(op.dsl().alterTable("scaling_groups").drop("wsproxy_api_token"));
 *     }
 * }
 * </pre>
 *
 * <p>One that does not override {@link #downgrade} is
 * irreversible, and going back through it is refused before anything runs.
 *
 * <p>The methods may be called more than once and on connections that only record what they are given: to keep the way
 * back with the applied revision, and for offline SQL. So they hold no state, and do nothing but what they ask of
 * {@link Operations}.
 */
public interface RevisionScript {

    /**
     * Applies the revision.
     *
     * @param op what to do it with
     * @throws Exception any failure; the step fails and is rolled back
     */
    void upgrade(Operations op) throws Exception;

    /**
     * Undoes the revision.
     *
     * @param op what to do it with
     * @throws Exception any failure; the step fails and is rolled back
     */
    default void downgrade(Operations op) throws Exception {
        throw new UnsupportedOperationException("Irreversible: " + getClass().getName() + " has no downgrade");
    }
}
