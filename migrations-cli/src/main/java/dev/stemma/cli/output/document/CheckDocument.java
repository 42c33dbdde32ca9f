package dev.stemma.cli.output.document;

import dev.stemma.migrations.check.Finding;
import java.util.List;

/**
 * What a check of the project found.
 *
 * @param ok whether nothing was found
 * @param checks the names of the checks that looked
 * @param findings what they found
 */
public record CheckDocument(boolean ok, List<String> checks, List<FindingDocument> findings) {

    /** Of what checks found. */
    public static CheckDocument of(List<String> checks, List<Finding> findings) {
        return new CheckDocument(findings.isEmpty(), checks, FindingDocument.of(findings));
    }
}
