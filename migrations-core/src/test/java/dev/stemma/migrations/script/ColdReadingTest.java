package dev.stemma.migrations.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What finding revisions and reading their headers costs a JVM that did nothing else yet. */
class ColdReadingTest {

    private static final String COMPILED = "classpath:dev.stemma.migrations.mixed";

    @TempDir
    private Path folder;

    private String output(String location, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReadsHeaders.class.getName(), location));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private String sources() throws IOException {
        Files.writeString(folder.resolve("X.java"), """
                import dev.stemma.migrations.op.*;
                @Revision(id = "source") class X implements RevisionScript {
                    public void upgrade(Operations op) { op.dsl(); }
                }
                """);
        return folder.toString();
    }

    @Test
    void compiledRevisions_loadNeitherJooqNorTheCompilerNorThemselves() throws Exception {
        String loaded = output(COMPILED, "-Xlog:class+load");

        assertThat(loaded)
                .contains("id compiled", "dev.stemma.migrations.script.RevisionClasses ")
                .doesNotContain(" org.jooq.", " com.sun.tools.javac.", " dev.stemma.migrations.mixed.");
    }

    @Test
    void javaSources_loadTheCompilerAndNoJooq() throws Exception {
        String loaded = output(sources(), "-Xlog:class+load");

        assertThat(loaded).contains("id source", " com.sun.tools.javac.").doesNotContain(" org.jooq.");
    }

    @Test
    void aJavaWithoutCompiler_readsWhatIsCompiled_andSaysWhatToDoAboutSources() throws Exception {
        String limited = "--limit-modules=java.sql,java.xml";

        assertThat(output(COMPILED, limited)).isEqualTo("id compiled" + System.lineSeparator());
        assertThat(output(sources(), limited))
                .contains(
                        "X.java: a revision in Java source needs the JDK's compiler (module jdk.compiler), and the Java in ")
                .contains("Run on a JDK; or compile the revisions into a jar")
                .doesNotContain("NoClassDefFoundError");
    }
}
