package dev.stemma.migrations.check;

import dev.stemma.migrations.author.HeadsFile;
import dev.stemma.migrations.graph.RevisionGraph;
import java.util.List;

/**
 * Whether the {@code HEADS} file lists the heads.
 *
 * @param file the file
 * @param graph the revisions
 * @param required whether the project says that it keeps the file, so that it must be there
 */
public record HeadsFileCheck(HeadsFile file, RevisionGraph graph, boolean required) implements Check {

    @Override
    public String name() {
        return "heads-file";
    }

    @Override
    public List<String> problems() {
        List<String> heads = graph.heads().stream().sorted().toList();
        return switch (file.state(heads)) {
            case CURRENT -> List.of();
            case STALE ->
                List.of(file.path() + " is stale: it lists " + names(file.listed()) + ", and the heads are "
                        + names(heads) + ". Look how that came about, and write it anew with 'migrate heads --write'.");
            case CONFLICTING ->
                List.of(file.path() + " has a merge conflict in it. Join the branches with 'migrate rebase' or"
                        + " 'migrate merge', which write it anew.");
            case MISSING ->
                required && !heads.isEmpty()
                        ? List.of(file.path() + " is missing. Write it with 'migrate heads --write', or put"
                                + " 'heads-file = false' under [scripts] in migrate.toml.")
                        : List.of();
        };
    }

    private static String names(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }
}
