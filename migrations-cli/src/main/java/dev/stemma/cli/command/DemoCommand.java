package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.connect.Database;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.HistoryEntry;
import dev.stemma.cli.output.HistoryText;
import dev.stemma.cli.output.PopulateText;
import dev.stemma.cli.output.ProgressLines;
import dev.stemma.cli.output.Style;
import dev.stemma.cli.output.document.DemoDocument;
import dev.stemma.cli.output.document.HistoryDocument;
import dev.stemma.cli.output.document.PlanDocument;
import dev.stemma.cli.output.document.PopulateDocument;
import dev.stemma.cli.project.Histories;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.PopulateReport;
import dev.stemma.fixtures.read.FixtureFile;
import dev.stemma.migrations.RunReport;
import dev.stemma.migrations.Stemma;
import java.util.List;
import java.util.concurrent.Callable;
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
        try (Database database = Database.temporary(migrate.console()::progress)) {
            migrate.console().document(new DemoDocument(run(database.dataSource())));
        }
        return ExitCode.DONE.number();
    }

    private List<Object> run(DataSource dataSource) {
        Console console = migrate.console();
        Stemma stemma = Stemma.builder(dataSource)
                .scripts("classpath:" + SAMPLE + "migrations")
                .classLoader(DemoCommand.class.getClassLoader())
                .listener(ProgressLines.ofSteps(console))
                .build();
        title("migrate upgrade head");
        PlanDocument up = shown("upgrade", stemma.upgrade("head"));
        title("migrate fixture populate " + String.join(" ", FIXTURES));
        PopulateReport populated = populate(dataSource);
        PopulateText.write(console, populated);
        title("migrate downgrade -1");
        PlanDocument down = shown("downgrade", stemma.downgrade("-1"));
        title("migrate upgrade head");
        PlanDocument again = shown("upgrade", stemma.upgrade("head"));
        title("migrate history --graph --indicate-current");
        List<HistoryEntry> history = new Histories(stemma.scripts(), stemma.applied()).newestFirst();
        HistoryText.graph(console, history);
        return List.of(up, PopulateDocument.of(populated), down, again, HistoryDocument.of(history));
    }

    private PlanDocument shown(String command, RunReport report) {
        new PlannedRun(command, migrate.console()).sayDone(report.plan(), report.duration());
        return PlanDocument.done(command, report.plan(), report.duration());
    }

    private static PopulateReport populate(DataSource dataSource) {
        return Fixtures.builder(dataSource)
                .build()
                .populate(FIXTURES.stream()
                        .map(name ->
                                FixtureFile.classpath(SAMPLE + "fixtures/" + name, DemoCommand.class.getClassLoader()))
                        .toList());
    }

    private void title(String command) {
        Console console = migrate.console();
        console.out().flush();
        console.progress("\n" + console.styled(Style.BOLD, "$ " + command));
    }
}
