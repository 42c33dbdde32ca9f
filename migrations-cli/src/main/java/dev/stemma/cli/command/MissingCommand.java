package dev.stemma.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The error of a command that has commands and was given none. Apart, so that others do not need picocli's errors to be loaded. */
final class MissingCommand {

    private MissingCommand() {}

    static RuntimeException of(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
