package dev.stemma.migrations.check;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that records the checksums of revisions whose scripts must not change any more, because databases elsewhere have
 * them: a line {@code revision checksum} each, sorted by revision, with {@code -} for a compiled class, which has no checksum.
 *
 * @param path the file, which may not exist
 */
public record ChecksumFile(Path path) {

    /** What the file is called unless said otherwise. */
    public static final String NAME = "migrations.lock";

    private static final String WITHOUT_CHECKSUM = "-";
    private static final Pattern LINE = Pattern.compile("(\\S+) ([0-9a-f]{64}|-)");
    private static final String COMMENT = """
            # The checksums of revisions that databases may have: their scripts must not change any more.
            # 'migrate check --lock' and migrations:check compare; '--lock --record' and migrations:lock add what is new.
            """;

    /**
     * What the file says.
     *
     * @param checksums from revision to checksum, {@code -} where it has none
     * @param malformed the numbers of lines that say nothing, from 1; such as the marks of a merge conflict
     */
    public record Content(NavigableMap<String, String> checksums, List<Integer> malformed) {}

    /**
     * Whether the file is there.
     *
     * @return false before the first recording
     */
    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Reads the file.
     *
     * @return its content; nothing when there is no file
     * @throws StemmaException when it cannot be read
     */
    public Content read() {
        NavigableMap<String, String> checksums = new TreeMap<>();
        List<Integer> malformed = new ArrayList<>();
        List<String> lines = exists() ? lines() : List.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher entry = LINE.matcher(line);
            if (entry.matches()) {
                checksums.put(entry.group(1), entry.group(2));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                malformed.add(i + 1);
            }
        }
        return new Content(checksums, malformed);
    }

    /**
     * Records the revisions that are not recorded yet.
     *
     * @param scripts the scripts
     * @param anew whether what was recorded is forgotten, so that changed scripts count from now on
     * @return the revisions that were added or whose checksum is another one now, sorted
     * @throws StemmaException when the file cannot be read or written
     */
    public List<String> record(ScriptCatalog scripts, boolean anew) {
        NavigableMap<String, String> before = read().checksums();
        NavigableMap<String, String> after = new TreeMap<>(anew ? Map.of() : before);
        actual(scripts).forEach(after::putIfAbsent);
        if (!exists() || !after.equals(before)) {
            write(after);
        }
        return after.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The checksums that the scripts have. */
    static Map<String, String> actual(ScriptCatalog scripts) {
        Map<String, String> checksums = new TreeMap<>();
        for (Revision revision : scripts.graph().revisions()) {
            scripts.script(revision.id())
                    .ifPresent(script ->
                            checksums.put(revision.id(), script.readChecksum().orElse(WITHOUT_CHECKSUM)));
        }
        return checksums;
    }

    private void write(NavigableMap<String, String> checksums) {
        StringBuilder text = new StringBuilder(COMMENT);
        checksums.forEach(
                (id, checksum) -> text.append(id).append(' ').append(checksum).append('\n'));
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new StemmaException(ErrorCode.CANNOT_WRITE, path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new StemmaException(ErrorCode.CANNOT_WRITE, path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
