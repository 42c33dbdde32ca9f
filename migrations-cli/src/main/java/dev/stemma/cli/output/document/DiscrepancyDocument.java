package dev.stemma.cli.output.document;

import dev.stemma.migrations.repair.Discrepancy;
import dev.stemma.migrations.repair.Remedy;
import java.util.List;

/** Where scripts, bookkeeping and log contradict one another. */
public record DiscrepancyDocument(
        String finding, String revision, String where, String explanation, List<Remedy> remedies) {

    static DiscrepancyDocument of(Discrepancy discrepancy) {
        return new DiscrepancyDocument(
                discrepancy.kind().text(),
                discrepancy.revision(),
                discrepancy.where(),
                discrepancy.explanation(),
                discrepancy.remedies());
    }
}
