package dev.stemma.migrations.check;

import java.util.Collection;
import java.util.List;

/**
 * Something that a check found.
 *
 * @param check the name of the check
 * @param problem what is wrong and what to do about it
 */
public record Finding(String check, String problem) {

    /**
     * Runs checks.
     *
     * @param checks the checks, in the order in which their findings are listed
     * @return what they found
     */
    public static List<Finding> of(Collection<? extends Check> checks) {
        return checks.stream()
                .flatMap(check -> check.problems().stream().map(problem -> new Finding(check.name(), problem)))
                .toList();
    }
}
