package dev.stemma.cli.config;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.migrations.run.Timeouts;
import dev.stemma.migrations.script.SectionTimeouts;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code [timeouts]}: how patient the steps of runs are. */
record TimeoutsSection(Settings settings) {

    private static final String SECTION = "timeouts";

    Timeouts read() {
        return new Timeouts(
                duration("lock").orElse(Timeouts.DEFAULT.lock()),
                duration("statement"),
                settings.number(SECTION, "lock-retries").orElse(Timeouts.DEFAULT.lockRetries()));
    }

    private Optional<Duration> duration(String key) {
        return settings.string(SECTION, key).map(text -> duration(text, settings.place(SECTION, key)));
    }

    private static Duration duration(String text, String place) {
        Duration duration = ConfigurationLoader.duration(text, place);
        if (duration.compareTo(SectionTimeouts.LONGEST) > 0) {
            throw new UserException(
                    ExitCode.FAILED, "CONFIGURATION", place + ": more than the 24 days that PostgreSQL can count");
        }
        return duration;
    }
}
