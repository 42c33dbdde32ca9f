package dev.stemma.cli.command;

import dev.stemma.cli.project.ReportFiles;
import dev.stemma.migrations.check.Finding;
import dev.stemma.migrations.report.CheckReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Option;

/** {@code --report}. */
final class ReportOption {

    /** The forms that forges read, by the words that users type. */
    enum Kind {
        junit,
        sarif
    }

    private final long begun = System.nanoTime();

    @Option(
            names = "--report",
            paramLabel = "KIND=FILE",
            split = ",",
            description =
                    "Write the findings for a forge too: junit (JUnit's XML) or sarif (SARIF 2.1.0), each to a file.")
    private Map<Kind, Path> files = Map.of();

    void write(List<String> checks, List<Finding> findings) {
        String version =
                Objects.requireNonNullElse(ReportOption.class.getPackage().getImplementationVersion(), "dev");
        new ReportFiles(files.get(Kind.junit), files.get(Kind.sarif), Path.of(""), Path.of(""), "migrate.toml")
                .write(new CheckReport(version, checks, findings, Duration.ofNanos(System.nanoTime() - begun)));
    }
}
