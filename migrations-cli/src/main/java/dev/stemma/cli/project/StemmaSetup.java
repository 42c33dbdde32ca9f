package dev.stemma.cli.project;

import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.config.LockConfiguration;
import dev.stemma.migrations.LockKind;
import dev.stemma.migrations.OfflineBuilder;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.StemmaBuilder;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.run.Timeouts;
import dev.stemma.migrations.script.ScriptsLocation;
import dev.stemma.migrations.store.BookkeepingNames;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Tells the library's builders what a configuration says. */
public final class StemmaSetup {

    private StemmaSetup() {}

    /**
     * The scripts locations.
     *
     * @param configuration the configuration
     * @param classLoader where {@code classpath:} looks, and what revisions in Java source can use
     * @return the locations, not yet looked into
     */
    public static List<ScriptsLocation> locations(Configuration configuration, ClassLoader classLoader) {
        return configuration.scripts().stream()
                .map(location -> ScriptsLocation.parse(location, configuration.baseFolder(), classLoader))
                .toList();
    }

    /**
     * The declared model.
     *
     * @param configuration the configuration
     * @param classLoader where {@code classpath:} looks
     * @return the model; empty where none is declared
     */
    public static Optional<Model> model(Configuration configuration, ClassLoader classLoader) {
        return configuration.model().isEmpty()
                ? Optional.empty()
                : Optional.of(Model.ofSql(
                        configuration.model(), configuration.authoring().projectFolder(), classLoader));
    }

    /**
     * Runs as configured: all but the scripts and the model.
     *
     * @param configuration the configuration
     * @param dataSource the database
     * @param locks where what a kind of lock needs is looked for
     * @return the builder, for scripts and listeners
     */
    public static StemmaBuilder run(Configuration configuration, DataSource dataSource, ClassLoader locks) {
        LockConfiguration lock = configuration.lock();
        Timeouts timeouts = configuration.timeouts();
        StemmaBuilder builder = Stemma.builder(dataSource)
                .bookkeeping(bookkeeping(configuration))
                .lock(lock.kind(), lock.settings())
                .classLoader(locks)
                .lockLease(lock.lease())
                .lockWait(lock.lockWait())
                .lockTimeout(timeouts.lock())
                .lockRetries(timeouts.lockRetries());
        timeouts.statement().ifPresent(builder::statementTimeout);
        return builder;
    }

    /**
     * SQL for psql as configured: all but the scripts.
     *
     * @param configuration the configuration
     * @return the builder, for scripts and a listener
     */
    public static OfflineBuilder offline(Configuration configuration) {
        return Stemma.offline()
                .bookkeeping(bookkeeping(configuration))
                .lock(configuration.lock().kind().equals("advisory") ? LockKind.ADVISORY : LockKind.NONE);
    }

    /** The tables of the bookkeeping. */
    public static BookkeepingNames bookkeeping(Configuration configuration) {
        return new BookkeepingNames(configuration.schema(), configuration.table());
    }
}
