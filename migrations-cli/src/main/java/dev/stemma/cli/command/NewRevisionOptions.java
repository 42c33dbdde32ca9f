package dev.stemma.cli.command;

import dev.stemma.migrations.revision.RevisionIds;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every new revision can be given. */
final class NewRevisionOptions {

    @Option(
            names = "--branch-label",
            paramLabel = "LABEL",
            split = ",",
            description = "A branch label that it carries.")
    private List<String> labels = List.of();

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id (default: 12 random hexadecimal digits).")
    private @Nullable String id;

    List<String> labels() {
        return labels;
    }

    String idOrNew() {
        return id == null ? RevisionIds.generate() : id;
    }
}
