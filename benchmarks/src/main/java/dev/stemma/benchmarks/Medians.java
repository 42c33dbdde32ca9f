package dev.stemma.benchmarks;

import java.util.Arrays;
import java.util.function.Supplier;

/** Runs something several times and gives the median, since the machine has other things to do. */
final class Medians {

    private static final long WARM_UP_NANOS = 1_000_000_000L;
    private static final int ROUNDS = 9;

    private Medians() {}

    /** The median time in milliseconds; what {@code work} gives is kept alive so that it is really done. */
    static double milliseconds(Supplier<Object> work) {
        int kept = 0;
        long warmUp = System.nanoTime();
        while (System.nanoTime() - warmUp < WARM_UP_NANOS) {
            kept ^= System.identityHashCode(work.get());
        }
        double[] times = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            kept ^= System.identityHashCode(work.get());
            times[round] = (System.nanoTime() - start) / 1e6;
        }
        if (kept == Integer.MIN_VALUE) {
            throw new IllegalStateException("never so; keeps the results alive");
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
