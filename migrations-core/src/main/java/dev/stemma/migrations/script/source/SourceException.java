package dev.stemma.migrations.script.source;

import java.util.List;
import java.util.stream.Collectors;

/** Source files that cannot be parsed or compiled. Callers give it a type that users know. */
public final class SourceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<SourceProblem> problems;

    /**
     * An exception for problems.
     *
     * @param problems what is wrong, one at least
     */
    public SourceException(List<SourceProblem> problems) {
        super(problems.stream().map(SourceProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return the problems, one at least, in the order in which they were found
     */
    public List<SourceProblem> problems() {
        return problems;
    }
}
