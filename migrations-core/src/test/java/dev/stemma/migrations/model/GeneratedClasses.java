package dev.stemma.migrations.model;

import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jooq.Schema;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/** Classes that jOOQ's generator writes for a database, compiled and loaded. */
final class GeneratedClasses implements AutoCloseable {

    private static final String PACKAGE = "generated";

    private final URLClassLoader loader;

    private GeneratedClasses(URLClassLoader loader) {
        this.loader = loader;
    }

    /** Generates from one schema, with the generator's defaults. */
    static GeneratedClasses of(TestDatabase database, String schema, Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(database.url()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withExcludes("schema_revision(_log)?")
                                .withSchemata(new SchemaMappingType().withInputSchema(schema)))
                        .withTarget(new Target()
                                .withPackageName(PACKAGE)
                                .withDirectory(sources.toString())
                                .withLocale("en"))));
        compile(sources, classes);
        return new GeneratedClasses(
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, GeneratedClasses.class.getClassLoader()));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> java =
                    found.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-proc:none",
                    "-nowarn");
            boolean compiled = compiler.getTask(
                            null, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("The generated classes do not compile");
            }
        }
    }

    /** The schema of a generated class, for example {@code Public.PUBLIC}. */
    Schema schema(String className, String field) throws ReflectiveOperationException {
        return (Schema)
                loader.loadClass(PACKAGE + "." + className).getField(field).get(null);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
