package dev.stemma.migrations.report;

import dev.stemma.migrations.check.Finding;
import java.time.Duration;
import java.util.List;

/**
 * What was looked for and what was found.
 *
 * @param toolVersion the version of this library, or another word for it
 * @param checks the names of the checks that ran, in their order
 * @param findings what they found; their checks are among {@code checks}
 * @param duration how long it took
 */
public record CheckReport(String toolVersion, List<String> checks, List<Finding> findings, Duration duration) {

    public CheckReport {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /** The findings of one check. */
    List<Finding> of(String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .toList();
    }
}
