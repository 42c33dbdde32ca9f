package dev.stemma.migrations.check;

import dev.stemma.migrations.catalog.CatalogComparison;
import java.util.List;

/**
 * Whether the declared model and the chain of revisions give the same schema. Tables whose columns only stand in another
 * order are no finding: {@code ALTER TABLE … ADD COLUMN} can only append.
 *
 * @param comparison what {@link ChainProof} found
 */
public record ChainCheck(CatalogComparison comparison) implements Check {

    /** The name of this check. */
    public static final String NAME = "chain";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> problems() {
        return comparison.differences().stream()
                .map(difference -> difference.describe("the model", "the chain"))
                .toList();
    }
}
