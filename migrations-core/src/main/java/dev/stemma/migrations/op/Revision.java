package dev.stemma.migrations.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the header of an SQL script says, on a class that implements {@link RevisionScript}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

    /**
     * The unique id.
     *
     * @return 1 to 128 characters; generated ids are 12 hex digits
     */
    String id();

    /**
     * The parents.
     *
     * @return none for a base, several for a merge point
     */
    String[] revises() default {};

    /**
     * What must be applied before it without being its parent.
     *
     * @return ids or branch labels
     */
    String[] dependsOn() default {};

    /**
     * The branch labels that it carries; descendants inherit them.
     *
     * @return the labels
     */
    String[] branchLabels() default {};

    /**
     * What the revision does, in one line.
     *
     * @return the message
     */
    String message() default "";

    /**
     * When it was written, for people.
     *
     * @return a date and time, as written
     */
    String created() default "";

    /**
     * Whether each direction runs in one transaction together with its bookkeeping: both or neither. Where it does not,
     * every statement takes effect by itself, as in an SQL section with {@code transaction:false}.
     *
     * @return true unless said otherwise
     */
    boolean transaction() default true;

    /**
     * How long a statement waits for a lock before the step is undone and tried again, as {@code lock-timeout} behind a
     * marker says.
     *
     * @return a number and {@code ms}, {@code s}, {@code m} or {@code h}; 0 for no end; empty for what the run is given
     */
    String lockTimeout() default "";

    /**
     * How long a statement may run, as {@code statement-timeout} behind a marker says.
     *
     * @return a number and {@code ms}, {@code s}, {@code m} or {@code h}; 0 for no end; empty for what the run is given
     */
    String statementTimeout() default "";
}
