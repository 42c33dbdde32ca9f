package dev.stemma.maven;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.FileProblem;
import dev.stemma.migrations.report.CheckReport;
import dev.stemma.migrations.report.JunitReport;
import dev.stemma.migrations.report.SarifReport;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files for the forge.
 *
 * @param junit where JUnit's XML goes; null for nowhere
 * @param sarif where SARIF goes; null for nowhere
 * @param module what the paths of scripts are relative to
 * @param root the folder that the forge knows files from
 */
record CheckReports(@Nullable Path junit, @Nullable Path sarif, Path module, Path root) {

    void write(CheckReport report) {
        if (junit != null) {
            write(module.resolve(junit), JunitReport.of(report));
        }
        if (sarif != null) {
            write(module.resolve(sarif), SarifReport.of(report, this::uri, "pom.xml"));
        }
    }

    /** A script of the class path is no file that a forge could show. */
    private String uri(String path) {
        String file = path.startsWith("classpath:") ? "pom.xml" : path;
        Path absolute = module.resolve(file).toAbsolutePath().normalize();
        Path base = root.toAbsolutePath().normalize();
        String relative = (absolute.startsWith(base) ? base.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
        try {
            return new URI(null, null, relative, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Every path can be written as a URI", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserException(
                    ExitCode.FAILED, "CANNOT_WRITE", file + " cannot be written: " + FileProblem.reason(e));
        }
    }
}
