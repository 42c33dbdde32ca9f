package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.FixtureLocations;
import dev.stemma.fixtures.read.FixtureFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code migrate fixture}. */
@Command(
        name = "fixture",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Put seed data into the database, and take it out.",
        subcommands = {
            FixturePopulateCommand.class,
            FixtureDumpCommand.class,
            FixtureListCommand.class,
            FixtureValidateCommand.class,
            FixtureKeypairCommand.class
        })
final class FixtureCommand implements Runnable {

    @ParentCommand
    private MigrateCommand migrate;

    @Spec
    private CommandSpec spec;

    MigrateCommand migrate() {
        return migrate;
    }

    /** Where files are looked for that are named. */
    FixtureLocations locations() {
        return new FixtureLocations(
                Path.of(""), migrate.configuration().fixtures(), FixtureCommand.class.getClassLoader());
    }

    /** The files that are named, or all of the locations when none is. */
    List<FixtureFile> filesOrAll(List<String> named) {
        FixtureLocations locations = locations();
        if (named.isEmpty() && locations.locations().isEmpty()) {
            throw new UserException(
                    ExitCode.USAGE,
                    "USAGE",
                    "Name the files, or the folders they are in: [fixtures] locations names none in migrate.toml");
        }
        return locations.filesOrAll(named);
    }

    @Override
    public void run() {
        throw MissingCommand.of(spec, "No fixture command is given");
    }
}
