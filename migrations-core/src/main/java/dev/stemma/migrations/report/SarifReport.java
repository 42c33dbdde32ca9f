package dev.stemma.migrations.report;

import dev.stemma.migrations.check.Finding;
import dev.stemma.migrations.check.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The report in SARIF 2.1.0 (OASIS standard, <i>Static Analysis Results Interchange Format</i>), which forges show at the
 * lines of a pull request. A rule for each check; every result has a place, for some forges refuse one without.
 */
public final class SarifReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** What the checks look for; one that is not listed is its own description. */
    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("scripts", "Every revision script can be read and split into statements, or compiled."),
            Map.entry("heads", "The graph of revisions has one head."),
            Map.entry("heads-file", "The file HEADS lists the heads."),
            Map.entry("irreversible", "Every revision can be undone."),
            Map.entry("checksums", "The scripts of recorded revisions are what was recorded."),
            Map.entry("chain", "The declared model and the chain of revisions give the same schema."),
            Map.entry("pending", "Everything that the scripts have is applied."),
            Map.entry("changed", "The scripts of applied revisions are what was applied."),
            Map.entry("unknown", "Every applied revision has a script."),
            Map.entry("gaps", "The ancestors of applied revisions are applied."),
            Map.entry("half-done", "No revision is half done."),
            Map.entry("rows", "The rows of the bookkeeping say what scripts and log say."));

    private SarifReport() {}

    /**
     * Writes a report.
     *
     * @param report what was found
     * @param uris from a path as people find it to a relative URI, as the forge knows the file
     * @param elsewhere the path that stands for what has no place of its own
     * @return the document, in characters for UTF-8
     */
    public static String of(CheckReport report, UnaryOperator<String> uris, String elsewhere) {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Stemma");
        driver.put("version", report.toolVersion());
        driver.put("rules", report.checks().stream().map(SarifReport::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put(
                "results",
                report.findings().stream()
                        .map(finding -> result(report, finding, uris, elsewhere))
                        .toList());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("$schema", SCHEMA);
        document.put("version", "2.1.0");
        document.put("runs", List.of(run));
        return JsonText.of(document);
    }

    private static Map<String, Object> rule(String check) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", check);
        rule.put("shortDescription", Map.of("text", RULES.getOrDefault(check, check)));
        return rule;
    }

    private static Map<String, Object> result(
            CheckReport report, Finding finding, UnaryOperator<String> uris, String elsewhere) {
        Place place = finding.place().orElse(new Place(elsewhere, 0));
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("artifactLocation", Map.of("uri", uris.apply(place.path())));
        location.put("region", Map.of("startLine", Math.max(1, place.line())));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.check());
        result.put("ruleIndex", report.checks().indexOf(finding.check()));
        result.put("level", "error");
        result.put("message", Map.of("text", finding.problem()));
        result.put("locations", List.of(Map.of("physicalLocation", location)));
        return result;
    }
}
