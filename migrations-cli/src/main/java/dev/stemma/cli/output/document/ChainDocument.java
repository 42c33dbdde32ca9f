package dev.stemma.cli.output.document;

import dev.stemma.migrations.catalog.CatalogComparison;
import dev.stemma.migrations.catalog.CatalogDifference;
import dev.stemma.migrations.check.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the chain of revisions differs from the declared model.
 *
 * @param ok whether they give the same schema
 * @param checks the names of the checks that looked: {@code chain}
 * @param findings the differences as sentences
 * @param differences the differences in parts
 * @param reordered the tables whose columns only stand in another order
 */
public record ChainDocument(
        boolean ok,
        List<String> checks,
        List<FindingDocument> findings,
        List<Difference> differences,
        List<Difference> reordered) {

    /**
     * One difference.
     *
     * @param kind the kind of the object
     * @param name its name
     * @param change missing, unexpected, changed or reordered, seen from the model
     * @param attribute what differs; null where the object as a whole is missing or unexpected
     * @param model what the model says; null for nothing
     * @param chain what the chain says; null for nothing
     */
    public record Difference(
            String kind,
            String name,
            String change,
            @Nullable String attribute,
            @Nullable String model,
            @Nullable String chain) {

        static Difference of(CatalogDifference difference) {
            return new Difference(
                    difference.kind().label(),
                    difference.path(),
                    difference.change().name().toLowerCase(Locale.ROOT),
                    difference.attribute(),
                    difference.expected(),
                    difference.found());
        }
    }

    /** The shape of a comparison. */
    public static ChainDocument of(CatalogComparison comparison, List<String> checks, List<Finding> findings) {
        return new ChainDocument(
                findings.isEmpty(),
                checks,
                FindingDocument.of(findings),
                comparison.differences().stream().map(Difference::of).toList(),
                comparison.reordered().stream().map(Difference::of).toList());
    }
}
