package dev.stemma.cli.output.document;

import dev.stemma.migrations.check.Finding;
import java.util.List;

/**
 * Something that a check found, as JSON.
 *
 * @param check the name of the check
 * @param problem what is wrong and what to do about it
 */
public record FindingDocument(String check, String problem) {

    static List<FindingDocument> of(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new FindingDocument(finding.check(), finding.problem()))
                .toList();
    }
}
