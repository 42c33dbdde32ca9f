package dev.stemma.migrations;

import dev.stemma.migrations.lock.AdvisoryKey;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.offline.ScriptSettings;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.migrations.store.Recorder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TimeZone;

/**
 * Describes whose steps are written as SQL. What it does not say is as in {@link StemmaBuilder}, so that a script does what
 * a run would. Confined to one thread; {@link #build} reads the headers of the scripts.
 *
 * <pre>{@code
 * String sql = Stemma.offline().scripts("classpath:db/migrations").build().upgrade("85615e005fa3:head").sql();
 * }</pre>
 */
public final class OfflineBuilder {

    private final ScriptSources sources = new ScriptSources();
    private BookkeepingNames bookkeeping = BookkeepingNames.DEFAULT;
    private LockKind lockKind = LockKind.ADVISORY;
    private RunListener listener = RunListener.SILENT;

    OfflineBuilder() {}

    /**
     * Adds a scripts location: a folder, {@code classpath:some/folder}, a {@code some.jar}, or
     * {@code some.jar!/some/folder}. Everything below it that is named {@code *.sql} is a revision script.
     *
     * @param location the location
     * @return this
     */
    public OfflineBuilder scripts(String location) {
        sources.add(location);
        return this;
    }

    /**
     * Adds revisions in Java. They stand in one graph with the scripts of the locations.
     *
     * @param scripts instances of classes that are annotated with {@link dev.stemma.migrations.op.Revision}
     * @return this
     */
    public OfflineBuilder revisions(RevisionScript... scripts) {
        sources.add(scripts);
        return this;
    }

    /**
     * Takes scripts that were read already, instead of locations and instances.
     *
     * @param catalog the scripts
     * @return this
     */
    public OfflineBuilder scripts(ScriptCatalog catalog) {
        sources.use(catalog);
        return this;
    }

    /**
     * What relative folders are relative to; the working folder unless said otherwise.
     *
     * @param folder the folder
     * @return this
     */
    public OfflineBuilder baseFolder(Path folder) {
        sources.baseFolder(folder);
        return this;
    }

    /**
     * Where {@code classpath:} locations are looked for; the thread's context class loader unless said otherwise.
     *
     * @param loader the class loader
     * @return this
     */
    public OfflineBuilder classLoader(ClassLoader loader) {
        sources.classLoader(loader);
        return this;
    }

    /**
     * Where the bookkeeping is kept; {@code public.schema_revision} unless said otherwise.
     *
     * @param names schema and table
     * @return this
     */
    public OfflineBuilder bookkeeping(BookkeepingNames names) {
        bookkeeping = names;
        return this;
    }

    /**
     * What keeps other runs out while the script runs; an advisory lock unless said otherwise.
     *
     * @param kind {@link LockKind#ADVISORY}; with any other kind the script takes no lock
     * @return this
     */
    public OfflineBuilder lock(LockKind kind) {
        lockKind = kind;
        return this;
    }

    /**
     * Who is told of each step that is written, and what revisions in Java log.
     *
     * @param newListener the listener, called on the thread that asks for a script
     * @return this
     */
    public OfflineBuilder listener(RunListener newListener) {
        listener = newListener;
        return this;
    }

    /**
     * Reads the headers of all scripts and checks their graph. The scripts for psql give their session the time zone that
     * the connection of a run in this process would have.
     *
     * @return the writer of scripts
     * @throws dev.stemma.migrations.error.StemmaException when a scripts location cannot be read, or when its revisions do
     *     not make a graph
     */
    public OfflineSql build() {
        Optional<AdvisoryKey> lock = lockKind == LockKind.ADVISORY
                ? Optional.of(AdvisoryKey.of(bookkeeping.schema() + "." + bookkeeping.table()))
                : Optional.empty();
        return new OfflineSql(
                sources.load(),
                new ScriptSettings(bookkeeping, Recorder.ofThisProcess().toolVersion(), lock, sessionTimeZone()),
                listener);
    }

    /** As the driver sends it: PostgreSQL takes POSIX's signs, in which what is east of Greenwich is negative. */
    private static String sessionTimeZone() {
        String zone = TimeZone.getDefault().getID();
        if (zone.startsWith("GMT+")) {
            return "GMT-" + zone.substring(4);
        }
        return zone.startsWith("GMT-") ? "GMT+" + zone.substring(4) : zone;
    }
}
