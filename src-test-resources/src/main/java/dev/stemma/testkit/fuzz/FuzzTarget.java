package dev.stemma.testkit.fuzz;

/**
 * What is fuzzed. Jazzer calls the same method by reflection, hence its name in every class named {@code …Fuzzer}:
 * {@code public static void fuzzerTestOneInput(byte[] input)}.
 */
@FunctionalInterface
public interface FuzzTarget {

    /** Parses the input; throws nothing unless there is a defect. */
    void feed(byte[] input);
}
