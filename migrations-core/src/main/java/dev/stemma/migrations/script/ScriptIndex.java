package dev.stemma.migrations.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * The index that a build has put into a jar: what each script of some folders declares, so that a start-up need not open
 * them. It is trusted when it is of the files that are in the jar: it has a line for each script of the folder and for no
 * other, and each line has the size and the CRC-32 that the jar's own directory has.
 *
 * @param summary what stands above its lines
 * @param lines its lines by the names of their files, as the class loader knows them
 */
record ScriptIndex(IndexSummary summary, Map<String, IndexedScript> lines) {

    /** Where it lies in a jar. */
    static final String RESOURCE = "META-INF/stemma/scripts.index";

    /**
     * The index of a jar, if it has one that this version can read.
     *
     * @param root what stands before the names that the class loader knows: empty, or as {@code BOOT-INF/classes/}
     * @throws IOException when the jar cannot be read
     * @throws IllegalArgumentException when the index is not what a build writes
     */
    static Optional<ScriptIndex> in(JarFile jar, String root) throws IOException {
        return open(jar, root, reader -> new ScriptIndex(IndexSummary.read(reader), lines(reader)));
    }

    /** The same, of which only the beginning is read. */
    static Optional<IndexSummary> summary(JarFile jar, String root) throws IOException {
        return open(jar, root, IndexSummary::read);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(BufferedReader reader) throws IOException;
    }

    private static <T> Optional<T> open(JarFile jar, String root, Reading<T> reading) throws IOException {
        JarEntry entry = jar.getJarEntry(root + RESOURCE);
        if (entry == null) {
            return Optional.empty();
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
            return IndexSummary.FIRST_LINE.equals(reader.readLine())
                    ? Optional.of(reading.from(reader))
                    : Optional.empty();
        }
    }

    private static Map<String, IndexedScript> lines(BufferedReader reader) {
        return reader.lines()
                .map(IndexedScript::parse)
                .collect(Collectors.toMap(IndexedScript::name, line -> line, (first, second) -> second));
    }

    /** The text of the index. */
    String text() {
        StringBuilder text = new StringBuilder(summary.text());
        lines.values().stream()
                .map(IndexedScript::line)
                .sorted()
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /**
     * Whether it is of the files that are there.
     *
     * @param folder the folder that is asked for
     * @param files the scripts and classes in it, by the names that the class loader knows
     */
    boolean isOf(String folder, Map<String, ? extends JarEntry> files) {
        long expected = lines.keySet().stream()
                .filter(name -> name.startsWith(folder + "/"))
                .count();
        return expected == files.size()
                && files.entrySet().stream().allMatch(file -> {
                    IndexedScript line = lines.get(file.getKey());
                    return line != null
                            && line.size() == file.getValue().getSize()
                            && line.crc() == file.getValue().getCrc();
                });
    }
}
