package dev.stemma.cli.output.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stemma.migrations.repair.Integrity;
import java.util.List;

/** What there is to repair. */
public record IntegrityDocument(
        List<DiscrepancyDocument> findings,
        @JsonProperty("log_read") boolean logRead) {

    /** The shape of what was found. */
    public static IntegrityDocument of(Integrity integrity) {
        return new IntegrityDocument(
                integrity.discrepancies().stream().map(DiscrepancyDocument::of).toList(), integrity.logRead());
    }
}
