package dev.stemma.migrations.script.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Runs the compiler's parser over source files and looks for the annotation. Confined to one thread. */
final class ParserRun {

    private final AnnotationForm form;
    private final Problems problems = new Problems();

    ParserRun(AnnotationForm form) {
        this.form = form;
    }

    List<ParsedSource> parse(List<SourceFile> files) throws SourceException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<URI, SourceFile> byAddress = new LinkedHashMap<>();
        List<TextFileObject> units = new ArrayList<>();
        for (SourceFile file : files) {
            TextFileObject unit = new TextFileObject(file, units.size());
            units.add(unit);
            byAddress.put(unit.toUri(), file);
        }
        Map<SourceFile, ParsedSource> parsed = new HashMap<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(problems, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, problems, List.of("-proc:none"), null, units);
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                // not the very object that was given, but one around it
                SourceFile file = Objects.requireNonNull(
                        byAddress.get(unit.getSourceFile().toUri()));
                if (problems.found().stream()
                        .noneMatch(problem -> problem.path().equals(file.path()))) {
                    annotated(new UnitPositions(unit, trees.getSourcePositions(), file))
                            .ifPresent(found -> parsed.put(file, found));
                }
            }
        } catch (IOException e) {
            problems.add(new SourceProblem(files.get(0).path(), 0, 0, "cannot be parsed: " + e.getMessage()));
        }
        problems.refuseAny();
        return files.stream().map(parsed::get).toList();
    }

    private Optional<ParsedSource> annotated(UnitPositions positions) {
        CompilationUnitTree unit = positions.unit();
        boolean simpleNameIsOurs = isImported(unit);
        List<ParsedSource> found = new ArrayList<>();
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree declared) {
                for (AnnotationTree annotation : declared.getModifiers().getAnnotations()) {
                    String name = annotation.getAnnotationType().toString();
                    if (name.equals(form.name()) || (name.equals(form.simpleName()) && simpleNameIsOurs)) {
                        String className = packagePrefix(unit) + declared.getSimpleName();
                        found.add(new ElementReader(form, positions, problems).read(className, annotation));
                    }
                }
            }
        }
        if (found.size() > 1) {
            problems.add(new SourceProblem(
                    positions.file().path(),
                    0,
                    0,
                    "has " + found.size() + " classes with @" + form.simpleName()
                            + "; a source file holds one revision"));
        } else if (found.isEmpty()) {
            problems.add(new SourceProblem(
                    positions.file().path(),
                    0,
                    0,
                    "no top-level class in it has @" + form.simpleName() + " (import " + form.name()
                            + "); every .java file in a scripts location is a revision"));
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A class of that name in the file's own package would need looking at other files, which count for nothing. */
    private boolean isImported(CompilationUnitTree unit) {
        String all = form.packageName() + ".*";
        boolean found = false;
        for (ImportTree imported : unit.getImports()) {
            String name = imported.getQualifiedIdentifier().toString();
            if (name.endsWith("." + form.simpleName())) {
                return name.equals(form.name());
            }
            found |= name.equals(all);
        }
        return found;
    }

    private static String packagePrefix(CompilationUnitTree unit) {
        return unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
    }
}
