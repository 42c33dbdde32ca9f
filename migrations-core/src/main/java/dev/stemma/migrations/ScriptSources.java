package dev.stemma.migrations;

import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.script.CompiledScript;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptsLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the builders take revision scripts from. Confined to one builder. */
final class ScriptSources {

    private final List<String> locations = new ArrayList<>();
    private final List<RevisionScript> revisions = new ArrayList<>();
    private @Nullable ScriptCatalog loaded;
    private Path baseFolder = Path.of("");
    private ClassLoader classLoader = contextClassLoader();

    private static ClassLoader contextClassLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? ClassLoader.getSystemClassLoader() : context;
    }

    void add(String location) {
        locations.add(location);
    }

    void add(RevisionScript... scripts) {
        revisions.addAll(List.of(scripts));
    }

    /** Instead of everything else. */
    void use(ScriptCatalog catalog) {
        loaded = catalog;
    }

    void baseFolder(Path folder) {
        baseFolder = folder;
    }

    void classLoader(ClassLoader loader) {
        classLoader = loader;
    }

    ClassLoader classLoader() {
        return classLoader;
    }

    /** Reads the headers of all scripts, unless they were read already, or an index spares that for now. */
    ScriptCatalog load() {
        if (loaded != null) {
            return loaded;
        }
        List<ScriptsLocation> parsed = locations.stream()
                .map(location -> ScriptsLocation.parse(location, baseFolder, classLoader))
                .toList();
        if (revisions.isEmpty()) {
            return ScriptCatalog.load(parsed);
        }
        List<Script> scripts = new ArrayList<>();
        parsed.forEach(location -> scripts.addAll(location.load()));
        revisions.forEach(revision -> scripts.add(CompiledScript.of(revision)));
        return ScriptCatalog.of(scripts);
    }
}
