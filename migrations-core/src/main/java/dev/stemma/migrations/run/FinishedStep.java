package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import java.time.Duration;

/** A step whose statements are done, and how long they took. */
record FinishedStep(PreparedStep prepared, Duration duration) {

    Step step() {
        return prepared.step();
    }
}
