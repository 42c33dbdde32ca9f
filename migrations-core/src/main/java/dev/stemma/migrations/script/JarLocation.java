package dev.stemma.migrations.script;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A jar, or a folder inside one.
 *
 * @param text the location as it was configured
 * @param jar the jar
 * @param folder the folder inside it; empty for all of the jar
 */
record JarLocation(String text, Path jar, String folder) implements ScriptsLocation {

    JarLocation {
        folder = ClasspathLocation.trimSlashes(folder);
    }

    @Override
    public List<Script> load() {
        if (!Files.isRegularFile(jar)) {
            throw new ScriptsLocationException(text, "no such jar", null);
        }
        try (JarFile open = new JarFile(jar.toFile())) {
            return JarScripts.in(text, open, folder, name -> new ScriptFile(jar + "!/" + name, () -> openEntry(name)));
        } catch (IOException e) {
            throw new ScriptsLocationException(text, "cannot be read: " + e.getMessage(), e);
        }
    }

    private InputStream openEntry(String name) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            ZipEntry entry = open.getEntry(name);
            if (entry == null) {
                throw new FileNotFoundException("no such entry any more; the jar was replaced");
            }
            try (InputStream in = open.getInputStream(entry)) {
                return new ByteArrayInputStream(in.readAllBytes());
            }
        }
    }
}
