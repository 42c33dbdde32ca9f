package dev.stemma.cli.command;

import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.connect.Database;
import dev.stemma.cli.connect.DatabaseAddress;
import dev.stemma.cli.connect.PendingDatabase;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.project.Project;
import dev.stemma.cli.project.StemmaSetup;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.StemmaBuilder;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.Cancellation;
import dev.stemma.migrations.run.RunListener;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code migrate}: what all commands share, from the options to an open database. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Schema migrations as a graph of revisions, and fixtures.",
        footer = {
            "",
            "Targets: head, heads, base, a revision id or the unique beginning of one, +2, -1.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or target, 3 a check found something, 4 locked,",
            "130 interrupted (Ctrl-C), 143 ended (SIGTERM)."
        })
public final class MigrateCommand implements Runnable {

    private final Map<String, String> environment;
    private final boolean terminal;
    private final Cancellation cancellation;
    private final PrintWriter out;
    private final PrintWriter err;

    @Mixin
    private GlobalOptions options = new GlobalOptions();

    @Spec
    private CommandSpec spec;

    private @Nullable Console console;
    private @Nullable Configuration configuration;

    /**
     * The command.
     *
     * @param environment the environment's variables
     * @param terminal whether a person reads the output
     * @param cancellation what ends its runs
     * @param out standard output
     * @param err standard error
     */
    public MigrateCommand(
            Map<String, String> environment,
            boolean terminal,
            Cancellation cancellation,
            PrintWriter out,
            PrintWriter err) {
        this.cancellation = cancellation;
        this.out = out;
        this.err = err;
        this.environment = Map.copyOf(environment);
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw MissingCommand.of(spec, "No command is given");
    }

    /** What is given, where it was not picocli that read it. */
    void take(GlobalOptions given) {
        options = given;
    }

    /** Where this call writes. */
    public Console console() {
        Console made = console;
        if (made == null) {
            boolean colour = terminal
                    && !options.noColor
                    && environment.getOrDefault("NO_COLOR", "").isEmpty();
            made = new Console(out, err, options.json, colour, options.verbosity());
            console = made;
        }
        return made;
    }

    /** What applies to this call; its warnings are given once. */
    Configuration configuration() {
        Configuration loaded = configuration;
        if (loaded == null) {
            loaded = options.load(environment);
            loaded.warnings().forEach(console()::warning);
            configuration = loaded;
        }
        return loaded;
    }

    /** The text without the passwords of this call: what somebody else's error says may repeat the address. */
    public String withoutSecrets(String text) {
        Configuration loaded = configuration;
        String rest = text;
        for (String secret : loaded == null ? List.<String>of() : loaded.secrets()) {
            rest = rest.replace(secret, "…");
        }
        return rest;
    }

    /** Opens the database for as long as {@code work} takes. */
    int withDatabase(ToIntFunction<DataSource> work) {
        return withDatabase(DatabaseAddress.of(configuration()), work);
    }

    /** The same, for work that a signal may end: its statements are cancelled. */
    int withCancellableDatabase(ToIntFunction<DataSource> work) {
        return withDatabase(dataSource -> work.applyAsInt(new GuardedDataSource(dataSource, cancellation)));
    }

    private int withDatabase(DatabaseAddress address, ToIntFunction<DataSource> work) {
        try (Database database = Database.open(address, console()::progress)) {
            return work.applyAsInt(database.dataSource());
        }
    }

    /**
     * Reads the scripts, opens the database, and does {@code work}. What is misspelt in a script is known before a server
     * starts; one that runs already is asked for a connection meanwhile.
     */
    int withStemma(RunListener listener, ToIntFunction<Stemma> work) {
        DatabaseAddress address = DatabaseAddress.of(configuration());
        try (PendingDatabase pending = PendingDatabase.of(address, console()::progress)) {
            ScriptCatalog scripts = scripts();
            try (Database database = pending.take()) {
                return work.applyAsInt(describe(configuration(), database.dataSource())
                        .scripts(scripts)
                        .cancellation(cancellation)
                        .listener(listener)
                        .build());
            }
        }
    }

    /** Reads the scripts, to write what a run would do; needs no database. */
    OfflineSql offline(RunListener listener) {
        return StemmaSetup.offline(configuration())
                .scripts(scripts())
                .listener(listener)
                .build();
    }

    /** Reads the scripts, and warns where there are none; needs no database. */
    ScriptCatalog scripts() {
        ScriptCatalog scripts = project().scripts();
        if (scripts.graph().size() == 0) {
            console()
                    .warning("there are no revision scripts (*.sql, *.java) in "
                            + String.join(", ", configuration().scripts()));
        }
        return scripts;
    }

    /** Reads the scripts, to look at them or to write others; needs no database. */
    Project project() {
        Configuration configuration = configuration();
        return Project.load(configuration, StemmaSetup.locations(configuration, classLoader()));
    }

    private static ClassLoader classLoader() {
        return MigrateCommand.class.getClassLoader();
    }

    /** The environment's variables. */
    Map<String, String> environment() {
        return environment;
    }

    /** Whether somebody reads the output and can be asked. */
    boolean isTerminal() {
        return terminal;
    }

    /** How many columns the output has. */
    int width() {
        return terminal ? spec.usageMessage().autoWidth(true).width() : Integer.MAX_VALUE;
    }

    /** The declared model; empty where the configuration names none. */
    static Optional<Model> model(Configuration configuration) {
        return StemmaSetup.model(configuration, classLoader());
    }

    private static StemmaBuilder describe(Configuration configuration, DataSource dataSource) {
        ClassLoader locks = OptionalJars.classLoader(configuration.lock().kind());
        StemmaBuilder builder = StemmaSetup.run(configuration, dataSource, locks);
        model(configuration).ifPresent(builder::model);
        return builder;
    }
}
