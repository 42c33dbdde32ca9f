package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The project that the README shows: compiled against the library and run. */
@ExtendWith(Databases.class)
class ExampleProjectIT {

    @Test
    void theProjectOfTheReadme_compilesAndMigrates(TestDatabase database, @TempDir Path folder)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Path project = SampleProject.unpack("samples/embedding", folder);
        Path classes = SampleProject.compile(project, folder.resolve("classes"));
        ClassLoader callers = Thread.currentThread().getContextClassLoader();
        URL[] classPath = {
            classes.toUri().toURL(),
            project.resolve("src/main/resources").toUri().toURL()
        };
        try (URLClassLoader loader = new OwnResourcesFirst(classPath, callers)) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> main = loader.loadClass("com.example.shop.Shop");
            for (int i = 0; i < 2; i++) {
                main.getMethod("main", String[].class).invoke(null, (Object) new String[] {database.url()});
            }
        } finally {
            Thread.currentThread().setContextClassLoader(callers);
        }

        assertThat(database.column("SELECT revision FROM schema_revision ORDER BY applied_at"))
                .containsExactly("3f6c0a9d41e7", "7d20c4f1a9be");
        assertThat(database.value("SELECT count(nickname) FROM customers")).isEqualTo("0");
    }

    @Test
    void theProjectsPom_namesWhatThisBuildMakes(@TempDir Path folder) throws IOException, URISyntaxException {
        assertThat(Files.readString(
                        SampleProject.unpack("samples/embedding", folder).resolve("pom.xml")))
                .containsPattern("<artifactId>migrations-core</artifactId>\\s+<version>"
                        + Files.readString(Path.of("../pom.xml"))
                                .lines()
                                .filter(line -> line.startsWith("  <version>"))
                                .findFirst()
                                .map(line -> line.replaceAll("</?version>", "").strip())
                                .orElseThrow()
                        + "</version>");
    }

    /** Finds the project's own scripts, and not the ones of this test's class path. */
    private static final class OwnResourcesFirst extends URLClassLoader {

        OwnResourcesFirst(URL[] classPath, ClassLoader parent) {
            super(classPath, parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("db/") ? findResources(name) : super.getResources(name);
        }
    }
}
