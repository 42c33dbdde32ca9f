package dev.stemma.migrations.script;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * A folder on the class path, in whichever folders and jars have it. Of files with one name the first on the class path
 * counts, as for every resource.
 *
 * @param folder the folder's name, without a slash at either end
 * @param classLoader where it is looked for
 */
record ClasspathLocation(String folder, ClassLoader classLoader) implements ScriptsLocation {

    private static final String PREFIX = "classpath:";

    ClasspathLocation {
        folder = trimSlashes(folder);
    }

    static String trimSlashes(String folder) {
        return folder.replaceAll("^/+|/+$", "");
    }

    @Override
    public List<Script> load() {
        try {
            Enumeration<URL> roots = classLoader.getResources(folder);
            if (!roots.hasMoreElements()) {
                throw new ScriptsLocationException(
                        PREFIX + folder,
                        "no such folder on the class path (a jar must have an entry for the folder itself)",
                        null);
            }
            Map<String, Script> byPath = new TreeMap<>();
            while (roots.hasMoreElements()) {
                loadFrom(roots.nextElement()).forEach(script -> byPath.putIfAbsent(script.path(), script));
            }
            return List.copyOf(byPath.values());
        } catch (IOException | URISyntaxException e) {
            throw new ScriptsLocationException(PREFIX + folder, "cannot be read: " + e.getMessage(), e);
        }
    }

    private List<Script> loadFrom(URL root) throws IOException, URISyntaxException {
        if (root.getProtocol().equals("file")) {
            return new FolderLocation(PREFIX + folder, Path.of(root.toURI()), false).load();
        }
        URLConnection connection = root.openConnection();
        connection.setUseCaches(false);
        if (!(connection instanceof JarURLConnection jarConnection)) {
            throw new ScriptsLocationException(
                    PREFIX + folder, "cannot list the folder in " + root.getProtocol() + ": resources", null);
        }
        String inside = jarConnection.getEntryName();
        // up to the entry, whose name is encoded in the address and may be longer there
        String address = root.toString();
        String jarAddress = address.substring(0, address.lastIndexOf("!/") + 2);
        try (JarFile jar = jarConnection.getJarFile()) {
            return JarScripts.in(PREFIX + folder, jar, trimSlashes(inside), name -> {
                URL url = entry(jarAddress, name);
                return new ScriptFile(PREFIX + name, () -> JarScripts.open(url));
            });
        }
    }

    private URL entry(String jarAddress, String name) {
        try {
            return new URL(jarAddress + new URI(null, null, name, null).getRawPath());
        } catch (IOException | URISyntaxException e) {
            throw new ScriptsLocationException(PREFIX + folder, "cannot be read: " + e.getMessage(), e);
        }
    }
}
