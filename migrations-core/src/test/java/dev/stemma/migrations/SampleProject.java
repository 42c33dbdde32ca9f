package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A project of the test kit that stands in the documentation. */
final class SampleProject {

    private SampleProject() {}

    /** The sample as files. */
    static Path unpack(String sample, Path folder) throws IOException, URISyntaxException {
        URI location = Objects.requireNonNull(
                        SampleProject.class.getClassLoader().getResource(sample))
                .toURI();
        if (location.getScheme().equals("file")) {
            return Path.of(location);
        }
        Path target = folder.resolve("project");
        try (FileSystem jar = FileSystems.newFileSystem(location, Map.of());
                Stream<Path> files = Files.walk(jar.getPath(sample))) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(jar.getPath(sample).relativize(file).toString());
                if (!Files.isDirectory(file)) {
                    Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }

    /** Compiles it against the class path of this test. */
    static Path compile(Path project, Path classes) throws IOException {
        Files.createDirectories(classes);
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(project.resolve("src/main/java"))) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            StringWriter messages = new StringWriter();
            boolean compiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(messages.toString()).isTrue();
        }
        return classes;
    }
}
