package dev.stemma.migrations.revision;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The expression that a user types to say how far to go, in the grammar of Alembic:
 * {@code [branch@]symbol}, {@code [branch@]symbol+N}, {@code [branch@]symbol-N}, {@code [branch@]+N}, {@code [branch@]-N}.
 */
public sealed interface Target {

    /**
     * The whole target as it was typed.
     *
     * @return the text
     */
    String text();

    /**
     * The part before {@code @}: a label or a revision that says which branch is meant.
     *
     * @return the name as typed, or null when there is none
     */
    @Nullable
    String branch();

    /**
     * Reads a target.
     *
     * @param text what was typed
     * @param isName whether a text is, exactly, an id or a label of the graph; such a text is never read as an
     *     offset, so that the label {@code lib-2} is not two below {@code lib}
     * @return the target
     * @throws InvalidTargetException when the text does not have the form of a target
     */
    static Target parse(String text, Predicate<String> isName) {
        return new TargetParser(text, isName).parse();
    }

    /**
     * A place in the graph.
     *
     * @param text the whole target as typed
     * @param branch the part before {@code @}, or null
     * @param symbol the place
     */
    record Absolute(String text, @Nullable String branch, Symbol symbol) implements Target {}

    /**
     * A number of steps from a place.
     *
     * @param text the whole target as typed
     * @param branch the part before {@code @}, or null
     * @param from the place to count from; null stands for what is applied
     * @param steps how many, negative for down
     */
    record Relative(
            String text, @Nullable String branch, @Nullable Symbol from, int steps) implements Target {

        /**
         * The steps as they are typed.
         *
         * @return the number with its sign
         */
        public String offset() {
            return steps < 0 ? Integer.toString(steps) : "+" + steps;
        }
    }
}
