package dev.stemma.migrations.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.revision.Revision;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptIndexTest {

    private static final String LOCATION = "classpath:acme/migrations";

    @TempDir
    private Path folder;

    private ClassesOfATest classes;
    private Path scripts;

    @BeforeEach
    void classesAndScripts() throws IOException {
        classes = new ClassesOfATest(folder)
                .add(
                        "AddToken",
                        "@Revision(id = \"c1\", revises = \"s1\", message = \"Add a token\", branchLabels = \"tokens\","
                                + " created = \"2026-11-22\", transaction = false, lockTimeout = \"7s\")"
                                + " public class AddToken implements RevisionScript { @UP }")
                .add("Helper", "class Helper {}")
                .compile();
        scripts = classes.folder().resolve("acme/migrations");
        script("s1", "Create \\ users\tand more", "");
        script("s2", "Create orders", "s1");
    }

    private void script(String id, String message, String parent) throws IOException {
        Files.writeString(
                scripts.resolve(id + ".sql"),
                "-- " + message + "\n--\n-- revision: " + id + "\n-- revises: " + parent + "\n-- depends-on:\n"
                        + "-- created: 2026-11-21\n\n-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT 2;\n");
    }

    private ScriptIndexWriter.Written writeIndex() throws IOException {
        try (URLClassLoader loader = ClassesOfATest.loader(classes.folder())) {
            return new ScriptIndexWriter(classes.folder(), loader).write(List.of(LOCATION));
        }
    }

    /** Everything that is known of the scripts, bodies included. */
    private static List<String> told(String location, Path... jars) throws IOException {
        try (URLClassLoader loader = ClassesOfATest.loader(jars)) {
            return ScriptsLocation.parse(location, Path.of(""), loader).load().stream()
                    .map(script -> script.revision() + " " + script.created() + " " + script.path() + " "
                            + script.readChecksum() + " "
                            + script.readBody().up().transactional())
                    .toList();
        }
    }

    private static List<String> messages(Path jar) throws IOException {
        try (URLClassLoader loader = ClassesOfATest.loader(jar)) {
            return ScriptsLocation.parse(LOCATION, Path.of(""), loader).load().stream()
                    .map(Script::revision)
                    .map(Revision::message)
                    .toList();
        }
    }

    /** Tells by a message that only the index has whether the index was believed. */
    private void markIndex() throws IOException {
        Path index = writeIndex().file();
        Files.writeString(index, Files.readString(index).replace("Create orders", "Said by the index"));
    }

    @Test
    void index_saysTheSameAsTheScripts() throws IOException {
        Path plain = classes.jar(folder.resolve("plain.jar"));
        assertThat(writeIndex().revisions()).isEqualTo(3);
        Path indexed = classes.jar(folder.resolve("indexed.jar"));

        assertThat(told(LOCATION, indexed)).hasSize(3).isEqualTo(told(LOCATION, plain));
        assertThat(told("classpath:acme.migrations", indexed)).isEqualTo(told("classpath:acme.migrations", plain));
    }

    @Test
    void index_isUsedInsteadOfTheScripts() throws IOException {
        markIndex();

        assertThat(messages(classes.jar(folder.resolve("a.jar"))))
                .containsExactly("Add a token", "Create \\ users\tand more", "Said by the index");
    }

    @Test
    void index_isWrittenOnlyWhereItChanges() throws IOException {
        assertThat(writeIndex().changed()).isTrue();
        assertThat(writeIndex().changed()).isFalse();
        script("s3", "Create notes", "s2");
        assertThat(writeIndex().changed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"longer", "other", "more", "fewer", "class", "broken", "field", "cut", "format", "folders"})
    void indexOfOtherFiles_isNotBelieved(String change) throws IOException {
        markIndex();
        Path index = classes.folder().resolve(ScriptIndex.RESOURCE);
        String text = Files.readString(index);
        int revisions = 3;
        switch (change) {
            case "longer" -> script("s1", "Create users and their names", "");
            case "other" -> script("s1", "Create \\ users\tand less", "");
            case "more" -> {
                script("s3", "Create notes", "s2");
                revisions = 4;
            }
            case "fewer" -> {
                classes.delete("AddToken");
                revisions = 2;
            }
            case "class" -> classes.add("Helper", "class Helper { int more; }").compile();
            case "broken" -> Files.writeString(index, text + "nonsense\n");
            case "field" -> Files.writeString(index, text.replace("\t7s/\n", "\t7s\n"));
            case "cut" -> Files.writeString(index, text.substring(0, text.length() - 1 - text.length() / 3));
            case "format" -> Files.writeString(index, text.replaceFirst(" 2\n", " 1\n"));
            case "folders" -> Files.writeString(index, text.replace("folder acme/migrations", "folder acme/other"));
            default -> throw new IllegalArgumentException(change);
        }

        assertThat(messages(classes.jar(folder.resolve("a.jar"))))
                .hasSize(revisions)
                .contains("Create orders")
                .doesNotContain("Said by the index");
    }

    @Test
    void ofTwoJarsWithOneName_theFirstCountsWhetherItHasAnIndexOrNot() throws IOException {
        Path plain = classes.jar(folder.resolve("plain.jar"));
        markIndex();
        Path indexed = classes.jar(folder.resolve("indexed.jar"));

        assertThat(told(LOCATION, plain, indexed)).isEqualTo(told(LOCATION, plain));
        assertThat(told(LOCATION, indexed, plain)).isEqualTo(told(LOCATION, indexed));
    }

    private static Optional<IndexedHead> head(String location, Path... jars) throws IOException {
        try (URLClassLoader loader = ClassesOfATest.loader(jars)) {
            return ScriptsLocation.parse(location, Path.of(""), loader).indexedHead();
        }
    }

    @Test
    void index_tellsTheOnlyHead_andAllThatIsAppliedThere() throws IOException {
        script("s2", "Create orders", "c1");
        writeIndex();
        Path jar = classes.jar(folder.resolve("a.jar"));

        IndexedHead head = head(LOCATION, jar).orElseThrow();

        assertThat(head).isEqualTo(new IndexedHead("s2", "s1,c1,s2"));
        assertThat(head("classpath:acme.migrations", jar)).contains(head);
        assertThat(head.isAt("s1,c1,s2")).isTrue();
        assertThat(head.isAt("s2,s1,c1")).isTrue();
        assertThat(head.isAt("s1,c1,s3")).isFalse();
        assertThat(head.isAt("s1,c1")).isFalse();
        assertThat(head.isAt("")).isFalse();
    }

    @Test
    void index_tellsNoHead_whereThereAreSeveral_orNoWholeGraph() throws IOException {
        writeIndex();
        assertThat(head(LOCATION, classes.jar(folder.resolve("two-heads.jar")))).isEmpty();

        script("s1", "Create users", "of-another-jar");
        writeIndex();
        assertThat(head(LOCATION, classes.jar(folder.resolve("part.jar")))).isEmpty();
    }

    @Test
    void index_tellsNoHead_ofScriptsInTwoPlaces_orInAFolder() throws IOException {
        script("s2", "Create orders", "c1");
        writeIndex();
        Path jar = classes.jar(folder.resolve("a.jar"));

        assertThat(head(LOCATION, jar, classes.folder())).isEmpty();
        assertThat(head(LOCATION, classes.folder())).isEmpty();
        assertThat(head("classpath:acme", jar)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"longer", "other", "more", "fewer", "format", "cut"})
    void headOfOtherFiles_isNotBelieved(String change) throws IOException {
        script("s2", "Create orders", "c1");
        Path index = writeIndex().file();
        String text = Files.readString(index);
        switch (change) {
            case "longer" -> script("s1", "Create users and their names", "");
            case "other" -> script("s1", "Create \\ users\tand less", "");
            case "more" -> script("s3", "Create notes", "s2");
            case "fewer" -> classes.delete("Helper");
            case "format" -> Files.writeString(index, text.replaceFirst(" 2\n", " 1\n"));
            case "cut" -> Files.writeString(index, text.substring(0, text.indexOf("revisions ")));
            default -> throw new IllegalArgumentException(change);
        }

        assertThat(head(LOCATION, classes.jar(folder.resolve("a.jar")))).isEmpty();
    }

    @Test
    void folder_hasNoUseForAnIndex() throws IOException {
        markIndex();

        assertThat(messages(classes.folder())).contains("Create orders").doesNotContain("Said by the index");
    }

    @Test
    void folderThatIsNotThere_isNamed() {
        assertThatThrownBy(
                        () -> new ScriptIndexWriter(classes.folder(), getClass().getClassLoader())
                                .write(List.of("classpath:db/migrations")))
                .isInstanceOf(ScriptsLocationException.class)
                .hasMessageContaining("classpath:db/migrations: no such folder or package in ");
    }

    @Test
    void line_isReadAsItWasWritten() {
        Revision revision =
                new Revision("a", List.of("b", "c"), List.of("d"), List.of("l", "m"), "back\\slash \t tab \\t", "");
        IndexedScript line = new IndexedScript(
                "db/some file.sql",
                12,
                0xfedcba98L,
                Optional.of(new IndexedScript.Declared(revision, "2026", "26.1", false, "5s", "")));

        assertThat(IndexedScript.parse(line.line())).isEqualTo(line);
        IndexedScript nothing = new IndexedScript("x/Helper.class", 1, 2, Optional.empty());
        assertThat(IndexedScript.parse(nothing.line())).isEqualTo(nothing);
    }
}
