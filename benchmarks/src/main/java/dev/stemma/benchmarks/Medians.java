package dev.stemma.benchmarks;

import java.util.Arrays;
import java.util.function.Supplier;

/** Runs something several times and gives the median, since the machine has other things to do. */
final class Medians {

    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;

    private Medians() {}

    /** The median time in milliseconds; what {@code work} gives is kept alive so that it is really done. */
    static double milliseconds(Supplier<Object> work) {
        double[] times = new double[ROUNDS];
        int kept = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            kept += work.get().hashCode() == 0 ? 1 : 0;
            if (round >= 0) {
                times[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        if (kept > ROUNDS + WARM_UP) {
            throw new IllegalStateException("never so; keeps the results alive");
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
