package dev.stemma.benchmarks;

import dev.stemma.benchmarks.report.Comparison;
import dev.stemma.benchmarks.report.Page;
import dev.stemma.benchmarks.report.Results;
import dev.stemma.benchmarks.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the parts that {@code -Dbenchmarks} names. Those of the comparison with others are printed as one table and
 * written into the documentation; the rest print tables of their own.
 */
public final class Benchmarks {

    private static final List<String> COMPARED =
            List.of(RunningPart.NAME, StartUpPart.NAME, ColdPart.NAME, SamplePart.NAME);

    private Benchmarks() {}

    /** Measures, prints and writes. */
    public static void main(String... arguments) throws Exception {
        Settings settings = Settings.ofThisProcess();
        List<Comparison> comparisons = new ArrayList<>();
        for (String part : settings.parts()) {
            if (!COMPARED.contains(part)) {
                OwnProcess.of(part).run();
            }
        }
        Path folder = Files.createTempDirectory("stemma-benchmarks");
        try (Server server = Server.start()) {
            for (String part : settings.parts()) {
                comparisons.addAll(
                        switch (part) {
                            case RunningPart.NAME -> new RunningPart(server, settings, folder).measure();
                            case StartUpPart.NAME -> new StartUpPart(server, settings, folder).measure();
                            case ColdPart.NAME -> new ColdPart(server, settings, folder).measure();
                            case SamplePart.NAME -> new SamplePart(server, settings, folder).measure();
                            default -> List.of();
                        });
            }
        } finally {
            ScriptsJar.delete(folder);
        }
        if (comparisons.isEmpty()) {
            return;
        }
        System.out.println(Table.of(new Results(comparisons)));
        Results all =
                Results.read(settings.output().resolve("performance.json")).with(comparisons, COMPARED);
        Page.write(settings.output(), all);
    }
}
