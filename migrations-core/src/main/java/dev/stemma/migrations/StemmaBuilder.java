package dev.stemma.migrations;

import dev.stemma.migrations.lock.LockSettings;
import dev.stemma.migrations.lock.RunLock;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.Cancellation;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.run.Timeouts;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.migrations.store.Recorder;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoreClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes how a database is migrated. Confined to one thread; {@link #build} reads what the scripts declare. */
public final class StemmaBuilder {

    private static final Duration DEFAULT_LOCK_WAIT = Duration.ofMinutes(5);
    private static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

    private final ConnectionSource connections;
    private final ScriptSources sources = new ScriptSources();
    private BookkeepingNames bookkeeping = BookkeepingNames.DEFAULT;
    private @Nullable RunLock lock;
    private String lockKind = LockKind.ADVISORY.text();
    private Map<String, String> lockSettings = Map.of();
    private Duration lockLease = DEFAULT_LEASE;
    private Duration lockWait = DEFAULT_LOCK_WAIT;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private Cancellation cancellation = new Cancellation();
    private RunListener listener = RunListener.SILENT;
    private @Nullable Model model;
    private StoreClock clock = StoreClock.OF_THE_DATABASE;

    StemmaBuilder(ConnectionSource connections) {
        this.connections = connections;
    }

    /**
     * Adds a scripts location: a folder, {@code classpath:some/folder}, a {@code some.jar}, or
     * {@code some.jar!/some/folder}. Everything below it that is named {@code *.sql} is a revision script; so are, in a
     * folder, {@code *.java} files, which need a JDK, and on the class path the classes that are annotated with
     * {@link dev.stemma.migrations.op.Revision}.
     *
     * @param location the location
     * @return this
     */
    public StemmaBuilder scripts(String location) {
        sources.add(location);
        return this;
    }

    /**
     * Adds revisions in Java. They stand in one graph with the scripts of the locations.
     *
     * @param scripts instances of classes that are annotated with {@link dev.stemma.migrations.op.Revision}
     * @return this
     */
    public StemmaBuilder revisions(RevisionScript... scripts) {
        sources.add(scripts);
        return this;
    }

    /**
     * Takes scripts that were read already, instead of locations and instances.
     *
     * @param catalog the scripts
     * @return this
     */
    public StemmaBuilder scripts(ScriptCatalog catalog) {
        sources.use(catalog);
        return this;
    }

    /**
     * What relative folders are relative to; the working folder unless said otherwise.
     *
     * @param folder the folder
     * @return this
     */
    public StemmaBuilder baseFolder(Path folder) {
        sources.baseFolder(folder);
        return this;
    }

    /**
     * Where {@code classpath:} locations are looked for, and what revisions in Java source can use; the thread's context class loader unless said otherwise.
     *
     * @param loader the class loader
     * @return this
     */
    public StemmaBuilder classLoader(ClassLoader loader) {
        sources.classLoader(loader);
        return this;
    }

    /**
     * Where the bookkeeping is kept; {@code public.schema_revision} unless said otherwise.
     *
     * @param names schema and table
     * @return this
     */
    public StemmaBuilder bookkeeping(BookkeepingNames names) {
        bookkeeping = names;
        return this;
    }

    /**
     * What keeps other runs out; an advisory lock unless said otherwise.
     *
     * @param kind the kind of lock
     * @return this
     */
    public StemmaBuilder lock(LockKind kind) {
        return lock(kind.text(), Map.of());
    }

    /**
     * What keeps other runs out, by the name that it has in {@code migrate.toml}: {@code file} with the setting
     * {@code file}; {@code etcd}, with the artifact {@code migrations-lock-etcd}, and the settings {@code endpoints},
     * {@code prefix}, {@code user} and {@code password}; or the kind of another
     * {@link dev.stemma.migrations.lock.LockProvider}, which is looked for by {@link #classLoader}.
     *
     * @param kind the kind of lock
     * @param settings what it needs to know, by name
     * @return this
     */
    public StemmaBuilder lock(String kind, Map<String, String> settings) {
        lock = null;
        lockKind = kind;
        lockSettings = Map.copyOf(settings);
        return this;
    }

    /**
     * What keeps other runs out: a lock of your own.
     *
     * @param own the lock
     * @return this
     */
    public StemmaBuilder lock(RunLock own) {
        lock = own;
        return this;
    }

    /**
     * How long the lease of a {@code table} or {@code etcd} lock lasts when its holder is gone; 30 seconds unless said
     * otherwise. A living holder renews it three times as often.
     *
     * @param lease one second to one day
     * @return this
     */
    public StemmaBuilder lockLease(Duration lease) {
        lockLease = lease;
        return this;
    }

    /**
     * How long to wait for the lock; 5 minutes unless said otherwise.
     *
     * @param wait the longest wait; zero to try once
     * @return this
     */
    public StemmaBuilder lockWait(Duration wait) {
        lockWait = wait;
        return this;
    }

    /**
     * How long a statement waits for a lock on a table or a row; 5 seconds unless said otherwise here or in the script. Then
     * the step is rolled back and tried again later, see {@link #lockRetries}, so that others do not have to queue behind it
     * for long. Not for what PostgreSQL runs only outside a transaction, as {@code CREATE INDEX CONCURRENTLY}.
     *
     * @param timeout at least a millisecond; zero to wait without end
     * @return this
     */
    public StemmaBuilder lockTimeout(Duration timeout) {
        timeouts = new Timeouts(timeout, timeouts.statement(), timeouts.lockRetries());
        return this;
    }

    /**
     * How often a step is tried again that did not get a lock in time; 10 times, with pauses of about 4 minutes in all,
     * unless said otherwise. The pauses double from half a second up to a minute.
     *
     * @param retries the number; zero to try once
     * @return this
     */
    public StemmaBuilder lockRetries(int retries) {
        timeouts = new Timeouts(timeouts.lock(), timeouts.statement(), retries);
        return this;
    }

    /**
     * How long a statement of a step may run; unless said otherwise here or in the script, what the session has anyway.
     *
     * @param timeout at least a millisecond; zero for no end, whatever the session has
     * @return this
     */
    public StemmaBuilder statementTimeout(Duration timeout) {
        timeouts = new Timeouts(timeouts.lock(), Optional.of(timeout), timeouts.lockRetries());
        return this;
    }

    /**
     * What ends calls from another thread, for example when the process is told to end. An interrupt of the thread ends a
     * wait for a lock only: a running statement does not notice it.
     *
     * @param newCancellation the means, which may serve several migrators
     * @return this
     */
    public StemmaBuilder cancellation(Cancellation newCancellation) {
        cancellation = newCancellation;
        return this;
    }

    /**
     * Who is told what a run does.
     *
     * @param newListener the listener, called on the thread of the run
     * @return this
     */
    public StemmaBuilder listener(RunListener newListener) {
        listener = newListener;
        return this;
    }

    /**
     * What {@link Stemma#oneshot} creates a fresh database from; the revisions unless said otherwise.
     *
     * @param declared the schema at the heads
     * @return this
     */
    public StemmaBuilder model(Model declared) {
        model = declared;
        return this;
    }

    /**
     * Where the times of the bookkeeping ({@code applied_at}, {@code ended_at}) and all durations come from, for tests or
     * for a time of your own. Unless said otherwise the database's clock stamps the rows, since the clocks of replicas
     * differ, and this machine measures the durations. Rows are listed by their time, those of the same time by their id.
     * The waits and leases of locks do not go by this clock, nor does SQL that is written offline.
     *
     * @param own the clock
     * @return this
     */
    public StemmaBuilder clock(Clock own) {
        clock = new StoreClock(own);
        return this;
    }

    /**
     * Reads the headers of all scripts and checks their graph; the database is not asked yet. Where an index of the build
     * tells the head, that is left to the first call that has something to do.
     *
     * @return the migrator
     * @throws dev.stemma.migrations.error.StemmaException when there is no scripts location, when one cannot be read,
     *     when its revisions do not make a graph, or when the lock misses a setting
     */
    public Stemma build() {
        Recorder recorder = Recorder.ofThisProcess();
        return new Stemma(
                connections,
                sources.load(),
                new RevisionStore(bookkeeping, recorder, clock),
                new StemmaOptions(
                        lock == null ? lock(recorder.user()) : lock,
                        lockWait,
                        timeouts,
                        cancellation,
                        listener,
                        model,
                        connections.reconnection()));
    }

    private RunLock lock(String owner) {
        LockSettings settings = new LockSettings(
                bookkeeping.schema(),
                bookkeeping.table(),
                bookkeeping.lockTable(),
                owner,
                connections instanceof ConnectionSource.Pooled pooled ? pooled.dataSource() : null,
                lockLease,
                lockSettings);
        return RunLock.of(lockKind, settings, sources.classLoader());
    }
}
