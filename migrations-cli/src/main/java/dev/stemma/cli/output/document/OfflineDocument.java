package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.migrations.offline.OfflineScript;
import java.util.List;

/** What a command would do, as a script for psql. */
public record OfflineDocument(
        String command,
        String from,
        String target,
        @JsonProperty("heads_before") List<String> headsBefore,
        @JsonProperty("heads_after") List<String> headsAfter,
        List<PlanDocument.StepDocument> steps,
        String sql) {

    /** The shape of a script. */
    public static OfflineDocument of(String command, OfflineScript script) {
        return new OfflineDocument(
                command,
                script.from(),
                script.plan().target(),
                script.plan().headsBefore(),
                script.plan().headsAfter(),
                script.plan().steps().stream()
                        .map(PlanDocument.StepDocument::of)
                        .toList(),
                script.sql());
    }
}
