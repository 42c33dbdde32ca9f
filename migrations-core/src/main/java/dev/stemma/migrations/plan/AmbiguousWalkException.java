package dev.stemma.migrations.plan;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import java.util.List;

/** A relative target comes to where several ways go on. */
public final class AmbiguousWalkException extends StemmaException {

    private final String target;
    private final List<String> choices;

    AmbiguousWalkException(String target, String why, List<String> choices, String instead) {
        super(ErrorCode.AMBIGUOUS_WALK, "\"%s\" can go several ways: %s. %s".formatted(target, why, instead));
        this.target = target;
        this.choices = List.copyOf(choices);
    }

    /**
     * What was typed.
     *
     * @return the target
     */
    public String target() {
        return target;
    }

    /**
     * The revisions among which one has to choose.
     *
     * @return their ids
     */
    public List<String> choices() {
        return choices;
    }
}
