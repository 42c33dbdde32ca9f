package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.document.InitDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrate init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Make a project: migrate.toml, a first revision, a folder for fixtures. Overwrites nothing.")
final class InitCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", defaultValue = ".", description = "Where (default: here).")
    private Path folder;

    @Override
    public Integer call() {
        Console console = migrate.console();
        ProjectSkeleton skeleton = ProjectSkeleton.make(folder.normalize(), Clock.systemUTC());
        console.document(new InitDocument("init", skeleton.madeNames(), skeleton.keptNames()));
        skeleton.madeNames().forEach(path -> console.result("Made " + path));
        skeleton.keptNames().forEach(path -> console.result("Kept " + path + ", which was there already"));
        console.result("");
        console.result("Next:");
        if (!folder.normalize().toString().isEmpty()) {
            console.result("  cd " + folder.normalize());
        }
        console.result("  migrate revision -m \"Create accounts\"     write a revision, then fill in its SQL");
        console.result("  migrate --url embedded: upgrade head       try it on a PostgreSQL of its own");
        console.result("  migrate check                              in the build pipeline");
        return ExitCode.DONE.number();
    }
}
