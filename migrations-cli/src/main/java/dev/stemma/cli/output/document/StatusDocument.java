package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.migrations.Status;
import dev.stemma.migrations.prepare.ChangedScript;
import java.util.List;

/** How a database stands to the scripts. */
public record StatusDocument(
        @JsonProperty("at_head") boolean atHead,
        boolean ahead,
        @JsonProperty("current_heads") List<String> currentHeads,
        @JsonProperty("script_heads") List<String> scriptHeads,
        int applied,
        List<RevisionDocument> pending,
        List<String> gaps,
        List<RevisionDocument> unknown,
        @JsonProperty("without_way_back") List<RevisionDocument> withoutWayBack,
        List<ChangedScript> changed,
        @JsonProperty("half_done") List<HalfDoneDocument> halfDone,
        List<DiscrepancyDocument> findings,
        @JsonProperty("log_read") boolean logRead) {

    /** The shape of a status. */
    public static StatusDocument of(Status status) {
        return new StatusDocument(
                status.isAtHead(),
                status.isAhead(),
                status.currentHeads(),
                status.scriptHeads(),
                status.applied().size(),
                status.pending().stream().map(RevisionDocument::of).toList(),
                status.gaps(),
                status.unknown().stream().map(RevisionDocument::of).toList(),
                status.withoutWayBack().stream().map(RevisionDocument::of).toList(),
                status.changed(),
                status.halfDone().stream().map(HalfDoneDocument::of).toList(),
                status.integrity().discrepancies().stream()
                        .map(DiscrepancyDocument::of)
                        .toList(),
                status.integrity().logRead());
    }
}
