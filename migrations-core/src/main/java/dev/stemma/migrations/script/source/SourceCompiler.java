package dev.stemma.migrations.script.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles source files in memory, each by itself: no file sees another, so that what one means does not depend on which
 * others are at hand.
 */
public final class SourceCompiler {

    // line numbers for the reports of failures; no annotation processors, which the class path may hold
    private static final List<String> OPTIONS = List.of("-proc:none", "-g", "-nowarn", "-Xlint:none", "-implicit:none");

    private final ClassLoader classLoader;

    /**
     * A compiler.
     *
     * @param classLoader what the files can use besides jOOQ and this library, as far as it is made of files
     */
    public SourceCompiler(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /**
     * Compiles files. The class path is opened once for all of them, and closed in the end.
     *
     * @param files the files
     * @return for each file, in their order, the classes it gives
     * @throws SourceException when there is no compiler
     */
    public List<Result> compile(List<SourceFile> files) throws SourceException {
        if (files.isEmpty()) {
            return List.of();
        }
        CompilerModule.require(files.get(0));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Result> results = new ArrayList<>();
        try (StandardJavaFileManager classPath =
                compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            classPath.setLocationFromPaths(StandardLocation.CLASS_PATH, CompileClassPath.of(classLoader));
            // else sources that lie on the class path would be compiled along
            classPath.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            for (SourceFile file : files) {
                results.add(compile(compiler, classPath, file));
            }
        } catch (IOException e) {
            throw new SourceException(
                    List.of(new SourceProblem(files.get(0).path(), 0, 0, "cannot be compiled: " + e.getMessage())));
        }
        return results;
    }

    private Result compile(JavaCompiler compiler, StandardJavaFileManager classPath, SourceFile file) {
        Problems problems = new Problems();
        MemoryFileManager memory = new MemoryFileManager(classPath);
        boolean succeeded = compiler.getTask(
                        null, memory, problems, OPTIONS, null, List.of(new TextFileObject(file, 0)))
                .call();
        if (!succeeded && problems.isEmpty()) {
            problems.add(new SourceProblem(file.path(), 0, 0, "the compiler gave up without saying why"));
        }
        return problems.isEmpty() ? new Result(memory.classes(), List.of()) : new Result(Map.of(), problems.found());
    }

    /**
     * What one file gave.
     *
     * @param classes the class files by binary name; none where there are problems
     * @param problems the compiler's errors
     */
    public record Result(Map<String, byte[]> classes, List<SourceProblem> problems) {

        public Result {
            classes = Map.copyOf(classes);
            problems = List.copyOf(problems);
        }

        /**
         * Makes the classes loadable. They are kept by the loader only, and go with it.
         *
         * @param classLoader what they can use besides jOOQ and this library
         * @return a class loader for them
         */
        public ClassLoader loader(ClassLoader classLoader) {
            return new SourceClassLoader(classes, classLoader);
        }
    }
}
