package dev.stemma.maven;

import dev.stemma.migrations.script.ScriptIndexWriter;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes what the revision scripts of the compiled classes declare into <code>META-INF/stemma/scripts.index</code>, so that a
 * start-up from the module's jar need not open each script. The library compares it with the files in the jar, and reads the
 * scripts as if there were no index where it is of other files.
 */
@Mojo(name = "index", defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class IndexMojo extends AbstractMigrationsMojo {

    private static final String CLASSPATH = "classpath:";

    @Override
    void run(Work work) throws MojoExecutionException {
        List<String> scripts = work.configuration().scripts();
        List<String> folders =
                scripts.stream().filter(text -> text.startsWith(CLASSPATH)).toList();
        if (folders.isEmpty()) {
            throw new MojoExecutionException("None of the scripts locations (" + String.join(", ", scripts)
                    + ") is on the class path, and only of those an index is made. Name them as the program does, as in"
                    + " <scripts><script>classpath:db/migrations</script></scripts>");
        }
        Path classes = Path.of(project().getBuild().getOutputDirectory());
        ScriptIndexWriter.Written written = new ScriptIndexWriter(classes, work.classLoader()).write(folders);
        work.display()
                .result((written.changed() ? "Wrote " : "Unchanged: ") + work.shown(written.file()) + " ("
                        + written.revisions() + (written.revisions() == 1 ? " revision)." : " revisions)."));
    }
}
