package dev.stemma.migrations.script;

import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.source.AnnotationForm;
import dev.stemma.migrations.script.source.ParsedSource;
import dev.stemma.migrations.script.source.SourceCompiler;
import dev.stemma.migrations.script.source.SourceException;
import dev.stemma.migrations.script.source.SourceFile;
import dev.stemma.migrations.script.source.SourceParser;
import dev.stemma.migrations.script.source.SourceProblem;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A revision in one source file in Java. Its annotation is read by parsing the file, which is kept as it was then; it is
 * compiled, in memory and once, when its body is read.
 */
public final class SourceScript implements Script {

    private final SourceFile file;
    private final Optional<Path> keptIn;
    private final ParsedSource parsed;
    private final DeclaredRevision declared;
    private final ClassLoader classLoader;
    private final AtomicReference<@Nullable Compiled> compiled = new AtomicReference<>();

    private SourceScript(SourceFile file, Optional<Path> keptIn, ParsedSource parsed, ClassLoader classLoader) {
        this.file = file;
        this.keptIn = keptIn;
        this.parsed = parsed;
        this.declared = DeclaredRevision.of(parsed.elements(), file.path());
        this.classLoader = classLoader;
    }

    /**
     * What compiling gave.
     *
     * @param classes where its classes are loaded from; useless where there are problems
     * @param problems the compiler's errors
     */
    private record Compiled(ClassLoader classes, List<SourceProblem> problems) {}

    /**
     * A source file of a scripts location.
     *
     * @param file the file
     * @param keptIn where an author can edit it
     */
    record Kept(ScriptFile file, Optional<Path> keptIn) {}

    /**
     * Reads the declarations of source files, all at once: most of the cost is the parser's start.
     *
     * @throws InvalidScriptException with the problems of all files
     */
    static List<Script> readAll(List<Kept> files, ClassLoader classLoader) {
        List<SourceFile> sources = files.stream()
                .map(kept -> new SourceFile(kept.file().path(), kept.file().readText()))
                .toList();
        List<ParsedSource> parsed;
        try {
            parsed = parser().parse(sources);
        } catch (SourceException e) {
            throw new InvalidScriptException(e);
        }
        List<Script> scripts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            scripts.add(new SourceScript(sources.get(i), files.get(i).keptIn(), parsed.get(i), classLoader));
        }
        return scripts;
    }

    /**
     * Reads a script that is not, or not yet, in a scripts location.
     *
     * @param path where it is or will be, for error messages
     * @param content the bytes of the file
     * @return the script
     * @throws InvalidScriptException when it is not a revision in Java
     */
    public static Script of(String path, byte[] content) {
        byte[] copy = content.clone();
        ScriptFile file = new ScriptFile(path, () -> new ByteArrayInputStream(copy));
        return readAll(List.of(new Kept(file, Optional.empty())), SourceScript.class.getClassLoader())
                .get(0);
    }

    /** Reads the annotation of source files. */
    public static SourceParser parser() {
        return new SourceParser(AnnotationForm.of(dev.stemma.migrations.op.Revision.class));
    }

    /**
     * Compiles those of some scripts that are source files and were not compiled yet. Compiling them one by one, as their
     * bodies are read, would open the class path each time.
     *
     * @param scripts scripts of any kind
     * @throws InvalidScriptException with the errors of all of them
     */
    public static void compileAll(Collection<? extends Script> scripts) {
        List<SourceScript> waiting = new ArrayList<>();
        for (Script script : scripts) {
            if (script instanceof SourceScript source && source.compiled.get() == null) {
                waiting.add(source);
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        compileWith(waiting.get(0).classLoader, waiting);
        List<SourceProblem> problems = waiting.stream()
                .flatMap(script -> script.compiled().problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidScriptException(new SourceException(problems));
        }
    }

    private static void compileWith(ClassLoader classLoader, List<SourceScript> scripts) {
        try {
            List<SourceCompiler.Result> results = new SourceCompiler(classLoader)
                    .compile(scripts.stream().map(script -> script.file).toList());
            for (int i = 0; i < results.size(); i++) {
                SourceScript script = scripts.get(i);
                SourceCompiler.Result result = results.get(i);
                // of two threads the first counts
                script.compiled.compareAndSet(null, new Compiled(result.loader(script.classLoader), result.problems()));
            }
        } catch (SourceException e) {
            throw new InvalidScriptException(e);
        }
    }

    private Compiled compiled() {
        Compiled result = compiled.get();
        if (result == null) {
            compileWith(classLoader, List.of(this));
            result = compiled.get();
        }
        if (result == null) {
            throw new IllegalStateException("The compiler gave no result for " + path());
        }
        return result;
    }

    @Override
    public Revision revision() {
        return declared.revision();
    }

    @Override
    public Optional<String> created() {
        return declared.created();
    }

    @Override
    public String path() {
        return file.path();
    }

    @Override
    public Optional<Path> keptIn() {
        return keptIn;
    }

    @Override
    public ScriptBody readBody() {
        Compiled result = compiled();
        if (!result.problems().isEmpty()) {
            throw new InvalidScriptException(new SourceException(result.problems()));
        }
        return RevisionObject.of(path(), parsed.className(), result.classes()).body(declared, readChecksum());
    }

    /** Of all but the annotation, as the header of a script in SQL does not count either. */
    @Override
    public Optional<String> readChecksum() {
        ParsedSource.Span annotation = parsed.annotation();
        return Optional.of(Checksum.of(List.of(
                file.text().substring(0, annotation.start()),
                declared.transactional() ? "" : "transaction = false",
                file.text().substring(annotation.end()))));
    }

    @Override
    public Optional<String> readText() {
        return Optional.of(file.text());
    }
}
