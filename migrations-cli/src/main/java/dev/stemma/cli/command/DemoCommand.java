package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.connect.Database;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.PopulateText;
import dev.stemma.cli.output.ProgressLines;
import dev.stemma.cli.output.Style;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.read.FixtureFile;
import dev.stemma.migrations.Stemma;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code migrate demo}: the main job on a sample project, on a server that is gone afterwards. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Show it all on a sample project: an embedded PostgreSQL, upgrade, fixtures, downgrade.")
final class DemoCommand implements Callable<Integer> {

    private static final String SAMPLE = "samples/manager/";
    private static final List<String> FIXTURES =
            List.of("example-users.json", "example-keypairs.json", "example-resource-presets.json");

    @ParentCommand
    private MigrateCommand migrate;

    @Override
    public Integer call() {
        Path folder = temporaryFolder();
        try (Database database = Database.embedded(folder, migrate.console().err())) {
            run(database.dataSource());
        } finally {
            delete(folder);
        }
        return ExitCode.DONE.number();
    }

    private void run(DataSource dataSource) {
        Console console = migrate.console();
        Stemma stemma = Stemma.builder(dataSource)
                .scripts("classpath:" + SAMPLE + "migrations")
                .classLoader(DemoCommand.class.getClassLoader())
                .listener(ProgressLines.ofSteps(console))
                .build();
        title("migrate upgrade head");
        new PlannedRun("upgrade", console).show(stemma.upgrade("head"));
        title("migrate fixture populate " + String.join(" ", FIXTURES));
        PopulateText.write(
                console,
                Fixtures.builder(dataSource)
                        .build()
                        .populate(FIXTURES.stream()
                                .map(name -> FixtureFile.classpath(SAMPLE + "fixtures/" + name))
                                .toList()));
        title("migrate downgrade -1");
        new PlannedRun("downgrade", console).show(stemma.downgrade("-1"));
        title("migrate upgrade head");
        new PlannedRun("upgrade", console).show(stemma.upgrade("head"));
        title("migrate history --graph --indicate-current");
        HistoryText.graph(console, new Histories(stemma.scripts(), stemma.applied()).newestFirst());
    }

    private void title(String command) {
        Console console = migrate.console();
        console.out().flush();
        console.progress("\n" + console.styled(Style.BOLD, "$ " + command));
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("migrate-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
