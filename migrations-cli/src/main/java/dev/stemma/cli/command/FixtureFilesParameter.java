package dev.stemma.cli.command;

import java.util.List;
import picocli.CommandLine.Parameters;

/** The fixture files of a command that takes all of them when none is named. */
final class FixtureFilesParameter {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Fixture files or folders of them (default: the folders of [fixtures] in migrate.toml).")
    private List<String> files = List.of();

    List<String> named() {
        return files;
    }
}
