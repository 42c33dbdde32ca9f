package dev.stemma.cli.output;

import dev.stemma.fixtures.load.LoadProgress;
import dev.stemma.fixtures.load.LoadProgress.Phase;
import dev.stemma.fixtures.load.ProgressListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows people how far a long load is: how much of the files is read, the rows, their rate, and the time that is left. */
public final class LoadProgressBar implements ProgressListener, AutoCloseable {

    private static final int REDRAW_MILLIS = 250;
    private static final int WIDTH = 110;
    private static final long MIB = 1 << 20;

    private final PrintStream output;
    private final Duration patience;
    private final long start = System.nanoTime();
    private @Nullable ProgressBar bar;

    /**
     * A bar that is not there yet.
     *
     * @param output a terminal
     * @param patience how long a load may take without a bar
     */
    public LoadProgressBar(PrintStream output, Duration patience) {
        this.output = output;
        this.patience = patience;
    }

    @Override
    public void at(LoadProgress progress) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (elapsed.compareTo(patience) < 0) {
            return;
        }
        if (bar == null) {
            bar = bar(progress);
        }
        bar.setExtraMessage(message(progress, elapsed));
        bar.stepTo(progress.bytes());
    }

    private ProgressBar bar(LoadProgress progress) {
        return new ProgressBarBuilder()
                .setTaskName("Loading")
                .setInitialMax(progress.totalBytes())
                .setUnit(" MiB", MIB)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(output, WIDTH))
                .startsFrom(0, Duration.ofNanos(System.nanoTime() - start))
                .build();
    }

    private static String message(LoadProgress progress, Duration elapsed) {
        if (progress.phase() == Phase.MERGING) {
            return String.format(Locale.ROOT, " writing %s: %,d rows", progress.table(), progress.rows());
        }
        long rate = progress.rows() * 1000 / Math.max(1, elapsed.toMillis());
        return String.format(Locale.ROOT, " %s: %,d rows, %,d/s", progress.table(), progress.rows(), rate);
    }

    /** Leaves the bar where it is, and gives back its thread. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
