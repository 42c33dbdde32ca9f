package dev.stemma.maven;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.connect.Database;
import dev.stemma.cli.connect.DatabaseAddress;
import dev.stemma.cli.output.Display;
import dev.stemma.cli.project.Project;
import dev.stemma.cli.project.StemmaSetup;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.StemmaBuilder;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.RunListener;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** One execution of a goal: what is configured, the scripts, and the way to the database. Confined to its thread. */
final class Work {

    private final Configuration configuration;
    private final ModuleClassLoader classLoader;
    private final Path moduleFolder;
    private final Display display;

    Work(AbstractMigrationsMojo mojo, Configuration configuration, ModuleClassLoader classLoader) {
        this.configuration = configuration;
        this.classLoader = classLoader;
        this.moduleFolder = mojo.moduleFolder();
        this.display = new LogDisplay(mojo.getLog(), mojo.verbose());
        configuration.warnings().forEach(display::warning);
    }

    Configuration configuration() {
        return configuration;
    }

    Display display() {
        return display;
    }

    Path moduleFolder() {
        return moduleFolder;
    }

    /** A file as people find it: relative to the module where it is in it. */
    String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(moduleFolder) ? moduleFolder.relativize(absolute) : file).toString();
    }

    ClassLoader classLoader() {
        return classLoader;
    }

    /** The scripts, to look at them or to write others. */
    Project project() {
        return Project.load(configuration, StemmaSetup.locations(configuration, classLoader));
    }

    /** The scripts; no scripts at all is suspicious. */
    ScriptCatalog scripts() {
        ScriptCatalog scripts = project().scripts();
        if (scripts.graph().size() == 0) {
            display.warning("there are no revision scripts in " + String.join(", ", configuration.scripts()));
        }
        return scripts;
    }

    Optional<Model> model() {
        return StemmaSetup.model(configuration, classLoader);
    }

    /** Where the database is; a build that names none is told how. */
    DatabaseAddress address() {
        if (configuration.url().isEmpty()) {
            throw new UserException(
                    ExitCode.USAGE,
                    "CONFIGURATION",
                    "No database is named. Give <url> in the POM, -Dmigrations.url=…, MIGRATE_URL, or url under [database]"
                            + " in migrate.toml; or run migrations:embedded-start before, which starts a PostgreSQL for the"
                            + " build");
        }
        return DatabaseAddress.of(configuration, moduleFolder);
    }

    /** Opens the database for as long as {@code work} takes. */
    void withDatabase(Consumer<DataSource> work) {
        fromDatabase(dataSource -> {
            work.accept(dataSource);
            return true;
        });
    }

    /** Opens the database for as long as {@code work} takes that has a result. */
    <T> T fromDatabase(Function<DataSource, T> work) {
        try (Database database = Database.open(address(), display::progress)) {
            return work.apply(database.dataSource());
        }
    }

    /** Reads the scripts, opens the database, and does {@code work}; Ctrl-C cancels it, and what it was at is undone. */
    void withStemma(RunListener listener, Consumer<Stemma> work) {
        address();
        ScriptCatalog scripts = scripts();
        withDatabase(dataSource -> {
            try (Interruption interruption = Interruption.install()) {
                StemmaBuilder builder = StemmaSetup.run(
                                configuration, dataSource, getClass().getClassLoader())
                        .scripts(scripts)
                        .cancellation(interruption.cancellation())
                        .listener(listener);
                model().ifPresent(builder::model);
                work.accept(builder.build());
            }
        });
    }

    /** Writes what a run would do; needs no database. */
    OfflineSql offline(RunListener listener) {
        return StemmaSetup.offline(configuration)
                .scripts(scripts())
                .listener(listener)
                .build();
    }
}
