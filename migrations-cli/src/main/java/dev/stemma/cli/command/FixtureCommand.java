package dev.stemma.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code migrate fixture}. */
@Command(
        name = "fixture",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Put seed data into the database, and take it out.",
        subcommands = {FixturePopulateCommand.class, FixtureDumpCommand.class, FixtureKeypairCommand.class})
final class FixtureCommand implements Runnable {

    @ParentCommand
    private MigrateCommand migrate;

    @Spec
    private CommandSpec spec;

    MigrateCommand migrate() {
        return migrate;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No fixture command is given");
    }
}
