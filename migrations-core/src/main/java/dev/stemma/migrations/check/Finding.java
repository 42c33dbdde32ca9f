package dev.stemma.migrations.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Something that a check found.
 *
 * @param check the name of the check
 * @param problem what is wrong and what to do about it
 * @param place where; empty when it is a matter of no single file
 */
public record Finding(String check, String problem, Optional<Place> place) {

    /**
     * A finding without a place.
     *
     * @param check the name of the check
     * @param problem what is wrong and what to do about it
     */
    public Finding(String check, String problem) {
        this(check, problem, Optional.empty());
    }

    /**
     * Runs checks.
     *
     * @param checks the checks, in the order in which their findings are listed
     * @return what they found
     */
    public static List<Finding> of(Collection<? extends Check> checks) {
        return checks.stream().flatMap(check -> check.findings().stream()).toList();
    }
}
