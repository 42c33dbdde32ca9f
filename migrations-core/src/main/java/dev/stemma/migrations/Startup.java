package dev.stemma.migrations;

import java.time.Duration;
import java.util.Objects;

/**
 * What a server does about its schema when it starts, before anything else touches the database. Immutable.
 *
 * <pre>{@code
 * stemma.start(Startup.migrate().within(Duration.ofMinutes(10)));
 * }</pre>
 *
 * @param policy what is done when revisions are pending
 * @param target which revisions the server needs
 * @param limit how long to wait for other replicas: with {@link Policy#MIGRATE} for the lock, with {@link Policy#WAIT} for
 *     their work, and not at all with {@link Policy#VERIFY}. Steps of its own may take longer
 * @param ahead what is done when a newer release has migrated the database
 */
public record Startup(Policy policy, String target, Duration limit, Ahead ahead) {

    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(5);

    /** What a server does when revisions are pending. */
    public enum Policy {
        /** It applies them, or waits until another replica has done so. */
        MIGRATE,
        /** It waits until somebody else has applied them: another replica, a job, an operator. */
        WAIT,
        /** It fails. */
        VERIFY
    }

    /** What a server does when nothing is pending and the database has revisions that its scripts do not. */
    public enum Ahead {
        /** It serves: an old replica that restarts while a new release is rolled out. */
        ACCEPT,
        /** It fails. */
        FAIL
    }

    public Startup {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(ahead, "ahead");
        if (limit.isNegative()) {
            throw new IllegalArgumentException("The limit is negative: " + limit);
        }
    }

    /**
     * To apply what is pending.
     *
     * @return to {@code head}, waiting 5 minutes for others at most, accepting a newer database
     */
    public static Startup migrate() {
        return with(Policy.MIGRATE);
    }

    /**
     * To wait until somebody else has applied what is pending.
     *
     * @return for {@code head}, 5 minutes at most, accepting a newer database
     */
    public static Startup await() {
        return with(Policy.WAIT);
    }

    /**
     * To fail when something is pending.
     *
     * @return looking for {@code head}, accepting a newer database
     */
    public static Startup verify() {
        return with(Policy.VERIFY);
    }

    /**
     * A policy that was read from a configuration.
     *
     * @param policy what is done when revisions are pending
     * @return for {@code head}, 5 minutes at most, accepting a newer database
     */
    public static Startup with(Policy policy) {
        return new Startup(policy, "head", DEFAULT_LIMIT, Ahead.ACCEPT);
    }

    /**
     * The same for other revisions.
     *
     * @param newTarget a target, as {@code heads} where the scripts have several
     * @return the startup
     */
    public Startup to(String newTarget) {
        return new Startup(policy, newTarget, limit, ahead);
    }

    /**
     * The same with another limit.
     *
     * @param newLimit how long to wait for other replicas; zero to look once
     * @return the startup
     */
    public Startup within(Duration newLimit) {
        return new Startup(policy, target, newLimit, ahead);
    }

    /**
     * The same with another answer to a newer database.
     *
     * @param newAhead what is done
     * @return the startup
     */
    public Startup ahead(Ahead newAhead) {
        return new Startup(policy, target, limit, newAhead);
    }
}
