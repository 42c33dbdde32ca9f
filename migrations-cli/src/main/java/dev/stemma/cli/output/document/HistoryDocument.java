package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.stemma.cli.output.HistoryEntry;
import java.util.List;

/** Revisions, newest first. */
public record HistoryDocument(List<EntryDocument> revisions) {

    /** A revision and its place. */
    public record EntryDocument(
            @JsonUnwrapped RevisionDocument revision,
            @JsonProperty("is_head") boolean head,
            @JsonProperty("is_branch_point") boolean branchPoint,
            @JsonProperty("is_merge_point") boolean mergePoint,
            @JsonProperty("is_current") boolean current) {}

    /** The shape of a history. */
    public static HistoryDocument of(List<HistoryEntry> entries) {
        return new HistoryDocument(entries.stream()
                .map(entry -> new EntryDocument(
                        RevisionDocument.of(entry.revision()),
                        entry.head(),
                        entry.branchPoint(),
                        entry.revision().parents().size() > 1,
                        entry.current()))
                .toList());
    }
}
