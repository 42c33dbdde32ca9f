package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.check.Check;
import dev.stemma.migrations.check.ChecksumFile;
import dev.stemma.migrations.check.ChecksumsCheck;
import dev.stemma.migrations.check.IrreversibleCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The checks of scripts that somebody has to ask for. */
final class ScriptCheckOptions {

    @Option(names = "--irreversible", description = "Look also for revisions that cannot be undone.")
    private boolean irreversible;

    @Option(
            names = "--lock",
            arity = "0..1",
            fallbackValue = ChecksumFile.NAME,
            paramLabel = "FILE",
            description = "Look also for scripts that are not what FILE recorded of them (default: " + ChecksumFile.NAME
                    + ").")
    private @Nullable Path lock;

    @Option(names = "--record", description = "Before that, record in it the revisions that it does not have.")
    private boolean recordNew;

    /** What is asked for in vain is known before anything else happens. */
    void check() {
        if (recordNew && lock == null) {
            throw new UserException(
                    ExitCode.USAGE, "USAGE", "--record goes with --lock, which says where the checksums are recorded");
        }
    }

    List<Check> checks(Project project) {
        List<Check> checks = new ArrayList<>();
        if (irreversible) {
            checks.add(new IrreversibleCheck(project.scripts(), Set.of()));
        }
        if (lock != null) {
            ChecksumFile file = new ChecksumFile(lock);
            if (recordNew) {
                file.record(project.scripts(), false);
            }
            checks.add(new ChecksumsCheck(file, lock.toString(), project.scripts()));
        }
        return checks;
    }
}
