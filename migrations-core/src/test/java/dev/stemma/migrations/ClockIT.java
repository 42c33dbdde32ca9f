package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.migrations.store.AppliedRevision;
import dev.stemma.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose clock the times of the bookkeeping come from. */
class ClockIT extends RunningScripts {

    private static final Instant START = Instant.parse("2001-02-03T04:05:06.789Z");
    private static final String LOG =
            "SELECT action || ' ' || outcome || ' ' || (ended_at AT TIME ZONE 'UTC')::date || ' '"
                    + " || (duration_ms > 0) FROM schema_revision_log ORDER BY id";

    /** A second later each time it is asked. */
    private static final class Ticking extends Clock {

        private Instant next = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.ofHours(5);
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            next = next.plusSeconds(1);
            return next;
        }
    }

    @Test
    void clockThatIsGiven_stampsTheRowsAndMeasures(TestDatabase database) {
        scripts.table(1, "").table(2, "r1").add("r3", "r2", "SELECT 1 / 0;", "");
        Stemma stemma = stemma(database).clock(new Ticking()).build();

        RunReport report = stemma.upgrade("r2");
        stemma.downgrade("r1");
        assertThatThrownBy(() -> stemma.upgrade("r3")).isInstanceOf(StepFailedException.class);

        assertThat(report.duration()).isGreaterThan(Duration.ofSeconds(2)).matches(each -> each.toMillisPart() == 0);
        assertThat(database.column(LOG))
                .containsExactly(
                        "upgrade done 2001-02-03 true",
                        "upgrade done 2001-02-03 true",
                        "downgrade done 2001-02-03 true",
                        "upgrade done 2001-02-03 true",
                        "upgrade failed 2001-02-03 true");
        assertThat(stemma.applied())
                .extracting(AppliedRevision::appliedAt)
                .isSorted()
                .allMatch(time -> Duration.between(START, time).toMinutes() == 0)
                .allMatch(time -> time.toEpochMilli() % 1000 == START.toEpochMilli() % 1000);
    }

    @Test
    void withoutOne_theDatabaseStampsTheRows(TestDatabase database) {
        scripts.table(1, "");
        Instant before =
                Instant.parse(database.value("SELECT to_json(clock_timestamp() AT TIME ZONE 'UTC') #>> '{}'") + "Z");

        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");

        Instant after =
                Instant.parse(database.value("SELECT to_json(clock_timestamp() AT TIME ZONE 'UTC') #>> '{}'") + "Z");
        assertThat(stemma.applied())
                .singleElement()
                .extracting(AppliedRevision::appliedAt)
                .satisfies(time -> assertThat(time).isBetween(before, after));
    }

    @Test
    void clockThatStandsStill_keepsEverythingRunning(TestDatabase database) {
        scripts.table(1, "").table(2, "r1");
        Stemma stemma =
                stemma(database).clock(Clock.fixed(START, ZoneOffset.UTC)).build();

        stemma.upgrade("head");
        stemma.downgrade("base");
        stemma.stamp(List.of("head"));

        assertThat(stemma.status().currentHeads()).containsExactly("r2");
        assertThat(database.column("SELECT DISTINCT duration_ms FROM schema_revision_log"))
                .containsExactly("0");
    }
}
