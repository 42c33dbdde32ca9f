package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.script.ScriptIndexWriter;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upgrade with nothing to do asks for, and what it must notice all the same. */
class GlanceIT extends RunningScripts {

    private static final String INDEX = "META-INF/stemma/scripts.index";

    @TempDir
    private Path classes;

    @BeforeEach
    void threeRevisions() {
        scripts.chain(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "heads", "r3", "r2"})
    void nothingToDo_asksForOneRow_howeverManyAreApplied(String target, TestDatabase database) {
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");
        List<String> asked = new ArrayList<>();
        Stemma watched = Stemma.builder(new Boundaries(asked::add).in(database.dataSource()))
                .scripts(scripts.folder().toString())
                .build();

        for (int time = 0; time < 2; time++) {
            asked.clear();
            RunReport report = watched.upgrade(target);

            assertThat(report.plan().isEmpty()).isTrue();
            assertThat(report.plan()).isEqualTo(stemma.planUpgrade(target));
            assertThat(asked).hasSize(2);
            assertThat(asked.get(0)).contains("SELECT pg_catalog.string_agg(revision, ',')");
            assertThat(asked.get(1)).contains("close");
        }
    }

    @Test
    void rowDeletedByHand_isNoticedByTheNextUpgrade(TestDatabase database) {
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");
        stemma.upgrade("head");
        database.execute("DROP TABLE t3; DELETE FROM schema_revision WHERE revision = 'r3'");

        RunReport report = stemma.upgrade("head");

        assertThat(report.plan().steps())
                .extracting(step -> step.revision().id())
                .containsExactly("r3");
    }

    @Test
    void anotherTarget_isPlannedAnew(TestDatabase database) {
        Stemma stemma = stemma(database).build();
        stemma.upgrade("r2");
        stemma.upgrade("r2");

        assertThat(stemma.upgrade("head").plan().headsAfter()).containsExactly("r3");
        assertThat(stemma.upgrade("r2").plan().isPassed()).isTrue();
    }

    @Test
    void indexedScripts_areNotReadWhereThereIsNothingToDo(TestDatabase database) throws IOException {
        List<String> opened = new ArrayList<>();
        try (URLClassLoader loader = loader(opened)) {
            Stemma first = Stemma.builder(database.dataSource())
                    .scripts("classpath:db")
                    .classLoader(loader)
                    .build();
            assertThat(opened).isEmpty();
            first.upgrade("head");
            assertThat(opened).isNotEmpty();

            opened.clear();
            Stemma stemma = Stemma.builder(database.dataSource())
                    .scripts("classpath:db")
                    .classLoader(loader)
                    .build();
            RunReport report = stemma.upgrade("head");

            assertThat(opened).isEmpty();
            assertThat(report.plan()).isEqualTo(first.planUpgrade("head"));
            assertThat(stemma.downgrade("-1").plan().steps()).hasSize(1);
            assertThat(stemma.upgrade("head").plan().steps()).hasSize(1);
        }
    }

    /** Of the scripts in a jar with an index; tells which it is asked to open. */
    private URLClassLoader loader(List<String> opened) throws IOException {
        Path folder = Files.createDirectories(classes.resolve("db"));
        for (String id : List.of("r1", "r2", "r3")) {
            Files.copy(scripts.folder().resolve(id + ".sql"), folder.resolve(id + ".sql"));
        }
        try (URLClassLoader plain =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            new ScriptIndexWriter(classes, plain).write(List.of("classpath:db"));
        }
        Path jar = classes.resolve("scripts.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("db/", "db/r1.sql", "db/r2.sql", "db/r3.sql", INDEX)) {
                out.putNextEntry(new JarEntry(name));
                if (!name.endsWith("/")) {
                    Files.copy(classes.resolve(name), out);
                }
            }
        }
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null) {
            @Override
            public URL getResource(String name) {
                if (name.endsWith(".sql")) {
                    opened.add(name);
                }
                return super.getResource(name);
            }
        };
    }
}
