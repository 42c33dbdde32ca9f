package dev.stemma.cli.project;

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
 * Files that a forge reads.
 *
 * @param junit where JUnit's XML goes; null for nowhere
 * @param sarif where SARIF goes; null for nowhere
 * @param folder what the paths of scripts are relative to
 * @param root the folder that the forge knows files from
 * @param elsewhere the file that stands for what has no place of its own
 */
public record ReportFiles(@Nullable Path junit, @Nullable Path sarif, Path folder, Path root, String elsewhere) {

    /**
     * Writes those that are asked for.
     *
     * @param report what was found
     * @throws UserException when a file cannot be written
     */
    public void write(CheckReport report) {
        if (junit != null) {
            write(folder.resolve(junit), JunitReport.of(report));
        }
        if (sarif != null) {
            write(folder.resolve(sarif), SarifReport.of(report, this::uri, elsewhere));
        }
    }

    /** A script of the class path is no file that a forge could show. */
    private String uri(String path) {
        String file = path.startsWith("classpath:") ? elsewhere : path;
        Path absolute = folder.resolve(file).toAbsolutePath().normalize();
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
