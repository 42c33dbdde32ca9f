package dev.stemma.migrations.script;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder on the class path, in whichever folders and jars have it: the scripts in SQL and the annotated classes in it.
 * Of files with one name the first on the class path counts, as for every resource.
 *
 * @param name the name as it was configured: of a folder, or of a package
 * @param classLoader where it is looked for
 * @param listing what tells the files of a folder
 */
record ClasspathLocation(String name, ClassLoader classLoader, ClassPathListing listing) implements ScriptsLocation {

    static final String PREFIX = "classpath:";

    private static final String SQL = ".sql";
    private static final String CLASS = ".class";

    ClasspathLocation {
        name = trimSlashes(name);
    }

    static String trimSlashes(String folder) {
        return folder.replaceAll("^/+|/+$", "");
    }

    static boolean isSql(String name) {
        return name.endsWith(SQL);
    }

    static boolean isScriptOrClass(String name) {
        return isSql(name) || name.endsWith(CLASS);
    }

    static String className(String resource) {
        return resource.substring(0, resource.length() - CLASS.length()).replace('/', '.');
    }

    @Override
    public List<Script> load() {
        RevisionClasses classes = new RevisionClasses(classLoader);
        List<Script> scripts = new ArrayList<>();
        ClassPathFiles files = files();
        for (String resource : files.names()) {
            ScriptFile file = new ScriptFile(PREFIX + resource, () -> open(classLoader, resource));
            Optional<IndexedScript> indexed = files.indexed(resource);
            if (indexed.isPresent()) {
                indexed.get().script(file, classLoader).ifPresent(scripts::add);
            } else if (isSql(resource)) {
                scripts.add(new SqlScript(file));
            } else if (resource.endsWith(CLASS)) {
                classes.revision(resource, file).ifPresent(scripts::add);
            }
        }
        return List.copyOf(scripts);
    }

    @Override
    public Optional<IndexedHead> indexedHead() {
        return listing.head(name).or(() -> mayBeAPackage() ? listing.head(packageFolder()) : Optional.empty());
    }

    /** A folder may have dots in its name; where there is none of that name, it is a package's. */
    private boolean mayBeAPackage() {
        return name.indexOf('/') < 0 && classLoader.getResource(name) == null;
    }

    private String packageFolder() {
        return name.replace('.', '/');
    }

    private ClassPathFiles files() {
        ClassPathFiles files = listing.below(name);
        if (files.isEmpty() && mayBeAPackage()) {
            files = listing.below(packageFolder());
        }
        if (files.isEmpty() && classLoader.getResource(name) == null) {
            throw new ScriptsLocationException(
                    PREFIX + name,
                    "no such folder or package on the class path (a jar must have an entry for the folder itself)",
                    null);
        }
        return files;
    }

    /** Opens a resource without the JVM-wide cache of jars, which would keep the file open. */
    static InputStream open(ClassLoader classLoader, String resource) throws IOException {
        URL url = classLoader.getResource(resource);
        if (url == null) {
            throw new FileNotFoundException("it is no longer on the class path");
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }
}
