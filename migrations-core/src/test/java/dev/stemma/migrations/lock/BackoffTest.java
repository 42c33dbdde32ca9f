package dev.stemma.migrations.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    @RepeatedTest(50)
    void pauses_doubleUpToTheLongest_halfOfItMoreOrLess() {
        long[] expected = {100, 200, 400, 800, 1600, 2000, 2000};
        for (int attempt = 1; attempt <= expected.length; attempt++) {
            assertThat(backoff.after(attempt).toMillis())
                    .isBetween(expected[attempt - 1] / 2, expected[attempt - 1] * 3 / 2);
        }
        assertThat(backoff.after(Integer.MAX_VALUE).toMillis()).isBetween(1000L, 3000L);
    }

    @Test
    void pause_isNoLongerThanTheTimeThatIsLeft() {
        Duration left = Duration.ofMillis(7);

        assertThat(backoff.after(1, left)).isEqualTo(left);
        assertThat(backoff.after(1, Duration.ofDays(1))).isLessThan(Duration.ofMillis(151));
    }
}
