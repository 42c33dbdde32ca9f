package dev.stemma.migrations.author;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The file {@code HEADS} of a scripts folder: a comment, then one head a line, sorted. Whoever adds a revision changes
 * it, so that two people who each add one meet in version control as a merge conflict, and not in production as two
 * heads.
 *
 * @param path the file
 */
public record HeadsFile(Path path) {

    private static final String NAME = "HEADS";
    private static final String COMMENT = """
            # The heads of the revision graph. On a merge conflict here, run 'migrate rebase' or 'migrate merge'.
            """;

    /** How the file stands to the graph. */
    public enum State {
        /** It lists the heads. */
        CURRENT,
        /** It lists other revisions. */
        STALE,
        /** It has the markers of a merge conflict in it. */
        CONFLICTING,
        /** There is none. */
        MISSING
    }

    /**
     * The file of a folder.
     *
     * @param folder the scripts folder
     * @return the file, whether it exists or not
     */
    public static HeadsFile in(Path folder) {
        return new HeadsFile(folder.resolve(NAME));
    }

    /**
     * Compares the file with the graph.
     *
     * @param heads the heads of the graph
     * @return how it stands to them
     * @throws CannotWriteException when there is a file and it cannot be read
     */
    public State state(Collection<String> heads) {
        if (!Files.exists(path)) {
            return State.MISSING;
        }
        List<String> lines = lines();
        if (lines.stream().anyMatch(line -> line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>"))) {
            return State.CONFLICTING;
        }
        return listed(lines).equals(heads.stream().sorted().toList()) ? State.CURRENT : State.STALE;
    }

    /**
     * The revisions that the file lists.
     *
     * @return the ids in the order of the file; empty when there is no file
     * @throws CannotWriteException when there is a file and it cannot be read
     */
    public List<String> listed() {
        return Files.exists(path) ? listed(lines()) : List.of();
    }

    /**
     * Writes the file anew.
     *
     * @param heads the heads of the graph
     * @throws CannotWriteException when it cannot be written
     */
    public void write(Collection<String> heads) {
        new FileChanges().replace(path, content(heads)).apply();
    }

    static byte[] content(Collection<String> heads) {
        StringBuilder text = new StringBuilder(COMMENT);
        heads.stream().sorted().forEach(head -> text.append(head).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> listed(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CannotWriteException(path.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }
}
