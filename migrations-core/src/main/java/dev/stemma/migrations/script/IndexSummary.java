package dev.stemma.migrations.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of an index: all that a start-up with nothing to do has to know.
 *
 * @param folders the folders that the index was written for
 * @param files the {@link FilesDigest} of their scripts and classes
 * @param head the head, where the scripts make a graph of their own that has only one
 */
record IndexSummary(List<String> folders, String files, Optional<IndexedHead> head) {

    /** The number changes with what the index means, and with what headers may say. */
    static final String FIRST_LINE = "stemma-scripts 2";

    private static final String FOLDER = "folder ";
    private static final String FILES = "files ";
    private static final String HEAD = "head ";
    private static final String REVISIONS = "revisions ";

    IndexSummary {
        folders = List.copyOf(folders);
    }

    /**
     * Reads what stands between the first line and the lines of the scripts.
     *
     * @throws IllegalArgumentException when it is not what a build writes
     */
    static IndexSummary read(BufferedReader reader) throws IOException {
        List<String> folders = new ArrayList<>();
        String line = reader.readLine();
        for (; line != null && line.startsWith(FOLDER); line = reader.readLine()) {
            folders.add(line.substring(FOLDER.length()));
        }
        String files = after(FILES, line);
        String next = reader.readLine();
        if (next != null && next.isEmpty()) {
            return new IndexSummary(folders, files, Optional.empty());
        }
        IndexedHead head = new IndexedHead(after(HEAD, next), after(REVISIONS, reader.readLine()));
        after("", reader.readLine());
        return new IndexSummary(folders, files, Optional.of(head));
    }

    private static String after(String word, String line) {
        if (line == null || !line.startsWith(word)) {
            throw new IllegalArgumentException("a line does not begin with '" + word + "'");
        }
        return line.substring(word.length());
    }

    /** The first line, the summary, and the empty line that ends it. */
    String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        folders.forEach(folder -> text.append(FOLDER).append(folder).append('\n'));
        text.append(FILES).append(files).append('\n');
        head.ifPresent(each -> text.append(HEAD)
                .append(each.head())
                .append('\n')
                .append(REVISIONS)
                .append(each.revisions())
                .append('\n'));
        return text.append('\n').toString();
    }

    /** Whether the index was written for a folder, or for one that holds it. */
    boolean covers(String folder) {
        return folders.stream().anyMatch(each -> folder.equals(each) || folder.startsWith(each + "/"));
    }
}
