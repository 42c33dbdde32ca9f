package dev.stemma.cli.command;

import picocli.CommandLine.Option;

/** {@code --dry-run}. */
final class DryRunOption {

    @Option(names = "--dry-run", description = "Show the steps and change nothing.")
    private boolean asked;

    boolean asked() {
        return asked;
    }
}
