package dev.stemma.migrations.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The index that a build has put into a jar: what each script of some folders declares, so that a start-up need not open
 * them. It is trusted when it is of the files that are in the jar: it has a line for each script of the folder and for no
 * other, and each line has the size and the CRC-32 that the jar's own directory has.
 *
 * @param folders the folders that it was written for
 * @param lines its lines by the names of their files, as the class loader knows them
 */
record ScriptIndex(List<String> folders, Map<String, IndexedScript> lines) {

    /** Where it lies in a jar. */
    static final String RESOURCE = "META-INF/stemma/scripts.index";

    /** The number changes with what a line means, and with what headers may say. */
    private static final String FIRST_LINE = "stemma-scripts 1";

    private static final String FOLDER = "folder ";

    /**
     * The index of a jar, if it has one that this version can read.
     *
     * @param root what stands before the names that the class loader knows: empty, or as {@code BOOT-INF/classes/}
     * @throws IOException when the jar cannot be read
     * @throws IllegalArgumentException when the index is not what a build writes
     */
    static Optional<ScriptIndex> in(JarFile jar, String root) throws IOException {
        JarEntry entry = jar.getJarEntry(root + RESOURCE);
        if (entry == null) {
            return Optional.empty();
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8))) {
            return FIRST_LINE.equals(reader.readLine()) ? Optional.of(read(reader.lines())) : Optional.empty();
        }
    }

    private static ScriptIndex read(Stream<String> text) {
        List<String> folders = new ArrayList<>();
        Map<String, IndexedScript> lines = new HashMap<>();
        text.forEach(line -> {
            if (line.startsWith(FOLDER)) {
                folders.add(line.substring(FOLDER.length()));
            } else {
                IndexedScript script = IndexedScript.parse(line);
                lines.put(script.name(), script);
            }
        });
        return new ScriptIndex(folders, lines);
    }

    /** The text of the index. */
    String text() {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        folders.forEach(folder -> text.append(FOLDER).append(folder).append('\n'));
        lines.values().stream()
                .map(IndexedScript::line)
                .sorted()
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Whether it was written for a folder, or for one that holds it. */
    boolean covers(String folder) {
        return folders.stream().anyMatch(each -> folder.equals(each) || folder.startsWith(each + "/"));
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
