package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.fixtures.read.PopulateMode;
import picocli.CommandLine.Option;

/** {@code --mode} of fixtures. */
final class ModeOption {

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "The mode of files that name none: insert (the default), update, upsert or replace.")
    private String mode = PopulateMode.INSERT.keyword();

    PopulateMode asked() {
        return PopulateMode.of(mode)
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "USAGE",
                        "Unknown mode \"" + mode + "\". Known modes are insert, update, upsert and replace."));
    }
}
