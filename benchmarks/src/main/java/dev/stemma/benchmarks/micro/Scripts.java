package dev.stemma.benchmarks.micro;

import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.script.ScriptsLocation;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The manager sample's 41 scripts: reading their headers from a folder, and splitting their text into statements. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Scripts {

    private final Path folder = Path.of(
            System.getProperty("benchmarks.root", ".."),
            "src-test-resources/src/main/resources/samples/manager/migrations");
    private final ScriptsLocation location =
            ScriptsLocation.parse(folder.toString(), folder, Scripts.class.getClassLoader());
    private String text = "";

    /**
     * Reads the text of all scripts.
     *
     * @throws IOException when they cannot be read
     */
    @Setup
    public void read() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        text = all.toString();
    }

    /**
     * Finds the scripts, reads their headers, links them.
     *
     * @return the scripts
     */
    @Benchmark
    public ScriptCatalog headers() {
        return ScriptCatalog.load(List.of(location));
    }

    /**
     * Splits the text of all scripts.
     *
     * @return the statements
     */
    @Benchmark
    public List<SqlStatement> split() {
        return SqlSplitter.split(text, 1);
    }
}
