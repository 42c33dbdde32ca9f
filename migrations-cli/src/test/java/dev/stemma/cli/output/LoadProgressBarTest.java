package dev.stemma.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.fixtures.load.LoadProgress;
import dev.stemma.fixtures.load.LoadProgress.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadProgressBarTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final PrintStream output = new PrintStream(terminal, true, StandardCharsets.UTF_8);

    @Test
    void aShortLoad_showsNothing() {
        try (LoadProgressBar bar = new LoadProgressBar(output, Duration.ofHours(1))) {
            bar.at(new LoadProgress(Phase.READING, "users", 1_000, 1 << 20, 2 << 20));
        }

        assertThat(shown()).isEmpty();
    }

    @Test
    void aLongLoad_showsTheShareThatIsRead_theRowsAndTheirRate() {
        try (LoadProgressBar bar = new LoadProgressBar(output, Duration.ZERO)) {
            bar.at(new LoadProgress(Phase.READING, "users", 12_345, 1 << 20, 2 << 20));
        }

        assertThat(shown()).contains("Loading", "50%", "1/2 MiB", "users: 12,345 rows,", "/s");
    }

    @Test
    void afterReading_itSaysWhatIsWritten() {
        try (LoadProgressBar bar = new LoadProgressBar(output, Duration.ZERO)) {
            bar.at(new LoadProgress(Phase.MERGING, "users", 7, 2 << 20, 2 << 20));
        }

        assertThat(shown()).contains("100%", "writing users: 7 rows");
    }

    @Test
    void filesOfUnknownSize_areCountedWithoutAShare() {
        try (LoadProgressBar bar = new LoadProgressBar(output, Duration.ZERO)) {
            bar.at(new LoadProgress(Phase.READING, "users", 7, 1 << 20, -1));
        }

        assertThat(shown()).contains("? %", "users: 7 rows");
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
