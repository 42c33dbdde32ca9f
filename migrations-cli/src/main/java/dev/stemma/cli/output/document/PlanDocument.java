package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.cli.output.ProgressLines;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command did, or would do. */
public record PlanDocument(
        String command,
        String target,
        @JsonProperty("dry_run") boolean dryRun,
        @JsonProperty("heads_before") List<String> headsBefore,
        @JsonProperty("heads_after") List<String> headsAfter,
        List<StepDocument> steps,

        @JsonProperty("duration_ms") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Long durationMs) {

    /** A step. */
    public record StepDocument(String direction, RevisionDocument revision) {

        static StepDocument of(Step step) {
            return new StepDocument(ProgressLines.word(step.direction()), RevisionDocument.of(step.revision()));
        }
    }

    /** The shape of a plan that was carried out. */
    public static PlanDocument done(String command, Plan plan, Duration duration) {
        return of(command, plan, false, duration.toMillis());
    }

    /** The shape of a plan that was not. */
    public static PlanDocument dryRun(String command, Plan plan) {
        return of(command, plan, true, null);
    }

    private static PlanDocument of(String command, Plan plan, boolean dryRun, @Nullable Long durationMs) {
        return new PlanDocument(
                command,
                plan.target(),
                dryRun,
                plan.headsBefore(),
                plan.headsAfter(),
                plan.steps().stream().map(StepDocument::of).toList(),
                durationMs);
    }
}
