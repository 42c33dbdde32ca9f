package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.DumpText;
import dev.stemma.cli.output.document.DumpDocument;
import dev.stemma.fixtures.Fixtures;
import dev.stemma.fixtures.catalog.TableName;
import dev.stemma.fixtures.dump.DumpOptions;
import dev.stemma.fixtures.dump.DumpReport;
import dev.stemma.migrations.store.BookkeepingNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate fixture dump}. */
@Command(
        name = "dump",
        mixinStandardHelpOptions = true,
        description = "Write rows of the database as a fixture that loads back identically.",
        footer = {
            "",
            "Tables are named TABLE in the schema public, or SCHEMA.TABLE; columns TABLE.COLUMN. In a PATTERN,"
                    + " * stands for any characters and ? for one.",
            "Columns whose names look like secrets have to be excluded, masked or included."
        })
final class FixtureDumpCommand implements Callable<Integer> {

    @ParentCommand
    private FixtureCommand fixture;

    @Mixin
    private DumpOutputOptions output = new DumpOutputOptions();

    @Option(
            names = {"-t", "--table"},
            paramLabel = "PATTERN",
            description = "Tables to dump (default: all but the bookkeeping).")
    private List<String> tables = List.of();

    @Option(
            names = {"-T", "--exclude-table"},
            paramLabel = "PATTERN",
            description = "Tables to leave out.")
    private List<String> excludedTables = List.of();

    @Option(names = "--exclude-table-data", paramLabel = "PATTERN", description = "Tables to name without any row.")
    private List<String> excludedData = List.of();

    @Option(names = "--exclude-column", paramLabel = "PATTERN", description = "Columns to leave out.")
    private List<String> excludedColumns = List.of();

    @Option(
            names = "--mask",
            paramLabel = "PATTERN[=TEXT]",
            mapFallbackValue = Option.NULL_VALUE,
            description = {
                "Columns whose values are replaced by TEXT (default: ***); null stays null.",
                "{row} in it is the number of the row."
            })
    private Map<String, @Nullable String> masks = new LinkedHashMap<>();

    @Option(
            names = "--include-secret",
            paramLabel = "PATTERN",
            description = "Columns to write although their names look like secrets.")
    private List<String> secrets = List.of();

    @Option(
            names = "--where",
            paramLabel = "TABLE=CONDITION",
            description = "Which rows of a table to dump, in SQL: --where 'users=is_active'.")
    private Map<String, String> filters = new LinkedHashMap<>();

    @Option(names = "--follow", description = "Dump the rows too that the chosen ones refer to, and so on.")
    private boolean follow;

    @Override
    public Integer call() {
        Console console = fixture.migrate().console();
        if (console.json() && output.isStandard()) {
            throw new UserException(
                    ExitCode.USAGE,
                    "USAGE",
                    "--json writes its report to standard output, where the dump would go: give a file (--output)");
        }
        DumpOptions options = options(fixture.migrate().configuration());
        return fixture.migrate().withCancellableDatabase(dataSource -> {
            DumpReport report = Fixtures.builder(dataSource).build().dump(options, output.target(console.out()));
            report.warnings().forEach(console::warning);
            if (output.isStandard()) {
                output.refuseLoss(console.out());
                console.progress(DumpText.summary(report));
            } else {
                console.document(DumpDocument.of(report));
                DumpText.write(console, report);
            }
            return ExitCode.DONE.number();
        });
    }

    private DumpOptions options(Configuration configuration) {
        DumpOptions.Builder builder = DumpOptions.builder().follow(follow);
        BookkeepingNames bookkeeping = new BookkeepingNames(configuration.schema(), configuration.table());
        List.of(bookkeeping.table(), bookkeeping.logTable(), bookkeeping.lockTable())
                .forEach(table -> builder.unlessNamed(new TableName(bookkeeping.schema(), table)));
        tables.forEach(builder::table);
        excludedTables.forEach(builder::excludeTable);
        excludedData.forEach(builder::excludeData);
        excludedColumns.forEach(builder::excludeColumn);
        masks.forEach(builder::mask);
        secrets.forEach(builder::secret);
        filters.forEach(builder::where);
        return builder.build();
    }
}
