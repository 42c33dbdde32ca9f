package dev.stemma.migrations.script;

import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The scripts below a folder of an open jar. */
final class JarScripts {

    private JarScripts() {}

    /**
     * Reads the headers through the open jar, entry by entry.
     *
     * @param text the location as it was configured, for error messages
     * @param folder the folder inside the jar, without a slash at either end; empty for all of the jar
     * @param locate says how an entry is named to people, and how it is opened later
     */
    static List<Script> in(String text, JarFile jar, String folder, Locator locate) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        if (jar.stream().map(ZipEntry::getName).noneMatch(name -> name.startsWith(prefix))) {
            throw new ScriptsLocationException(text, "no such folder in the jar", null);
        }
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(prefix) && name.endsWith(".sql"))
                .sorted()
                .<Script>map(name -> new SqlScript(locate.file(name)))
                .toList();
    }

    /** Makes the file of an entry's name. */
    @FunctionalInterface
    interface Locator {
        ScriptFile file(String entryName);
    }
}
