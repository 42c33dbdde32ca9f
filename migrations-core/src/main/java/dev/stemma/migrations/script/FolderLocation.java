package dev.stemma.migrations.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A folder and everything below it. The folder itself may be a link; links in it are not followed, so that nothing
 * outside it is run.
 *
 * @param text the location as it was configured, which is also how its scripts are named to people
 * @param folder the folder
 * @param classLoader what its revisions in Java can use
 */
record FolderLocation(String text, Path folder, ClassLoader classLoader) implements ScriptsLocation {

    @Override
    public List<Script> load() {
        if (!Files.isDirectory(folder)) {
            String problem = Files.exists(folder) ? "not a folder" : "no such folder";
            throw new ScriptsLocationException(
                    text, problem + "; create it, or name another one by --scripts or in migrate.toml", null);
        }
        try {
            return scripts(files(folder.toRealPath()));
        } catch (IOException | UncheckedIOException e) {
            throw new ScriptsLocationException(text, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The files, in the order of their paths. The walk knows what is a file: no file is asked twice. */
    private static List<Path> files(Path real) throws IOException {
        List<Path> files = new ArrayList<>();
        int prefix = real.getNameCount();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file.subpath(prefix, file.getNameCount()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return files;
    }

    private List<Script> scripts(List<Path> files) {
        List<SourceScript.Kept> sources = files.stream()
                .filter(FolderLocation::isSource)
                .map(file -> new SourceScript.Kept(file(file), Optional.of(folder.resolve(file))))
                .toList();
        Iterator<Script> read = SourceScript.readAll(sources, classLoader).iterator();
        return files.stream()
                .filter(file -> isSource(file) || isSql(file))
                .map(file ->
                        isSource(file) ? read.next() : new SqlScript(file(file), Optional.of(folder.resolve(file))))
                .toList();
    }

    private static boolean isSql(Path file) {
        return file.toString().endsWith(".sql");
    }

    /** What tools keep beside sources, in hidden folders say, is none of ours; nor is what declares no class. */
    private static boolean isSource(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = file.getFileName().toString();
        return name.endsWith(".java") && !name.equals("package-info.java") && !name.equals("module-info.java");
    }

    @Override
    public Optional<ScriptsFolder> scriptsFolder() {
        return Optional.of(new ScriptsFolder(text, folder));
    }

    private ScriptFile file(Path inFolder) {
        Path file = folder.resolve(inFolder);
        // a file that was exchanged for a link since it was listed is not followed either
        return new ScriptFile(
                Path.of(text).resolve(inFolder).toString(),
                () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
    }
}
