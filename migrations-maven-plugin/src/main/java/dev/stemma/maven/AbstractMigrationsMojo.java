package dev.stemma.maven;

import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.config.ConfigurationLoader;
import dev.stemma.cli.config.ConfigurationOptions;
import dev.stemma.cli.config.GivenSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals are configured with. A goal adds its own parameters, and does its work in {@link #run}. */
abstract class AbstractMigrationsMojo extends AbstractMojo {

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Inject
    private SettingsDecrypter settingsDecrypter;

    @Inject
    private ProjectDependenciesResolver dependenciesResolver;

    /** Whether the goal does nothing. */
    @Parameter(property = "migrations.skip", defaultValue = "false")
    private boolean skip;

    /**
     * The configuration file; <code>migrate.toml</code> beside the POM, if there is one, unless said otherwise. What the POM
     * and the command line say goes before what the file says.
     */
    @Parameter(property = "migrations.config")
    private @Nullable File config;

    /**
     * The JDBC URL of the database (or the environment's <code>MIGRATE_URL</code>, or <code>database.url</code> in the
     * file). <code>embedded:</code> or <code>embedded:folder</code> starts a PostgreSQL of its own while the goal runs; the
     * goal <code>embedded-start</code> sets this property for the goals after it.
     */
    @Parameter(property = "migrations.url")
    private @Nullable String url;

    /** The id of a server in <code>settings.xml</code>, whose user name and password are taken. Passwords may be encrypted. */
    @Parameter(property = "migrations.server")
    private @Nullable String server;

    /** The database role; goes before that of <code>server</code> (or <code>MIGRATE_USER</code>, <code>database.user</code>). */
    @Parameter(property = "migrations.user")
    private @Nullable String user;

    /**
     * Its password (or <code>MIGRATE_PASSWORD</code>, <code>database.password</code>). Do not write it into a POM: everybody
     * can read it there. On the command line everybody on the machine can. Better is <code>server</code>.
     */
    @Parameter(property = "migrations.password")
    private @Nullable String password;

    /**
     * Where the revision scripts are: folders relative to the module, jars, and <code>classpath:folder</code> for the compiled
     * classes and the dependencies of the module (<code>scripts.locations</code>; <code>migrations</code> unless said
     * otherwise).
     */
    @Parameter(property = "migrations.scripts")
    private @Nullable List<String> scripts;

    /** Which class path <code>classpath:</code> and revisions in Java see: <code>compile</code>, <code>runtime</code> or <code>test</code>. */
    @Parameter(property = "migrations.classpathScope", defaultValue = "runtime")
    private String classpathScope;

    /** The schema of the bookkeeping (<code>bookkeeping.schema</code>; <code>public</code> unless said otherwise). */
    @Parameter(property = "migrations.schema")
    private @Nullable String schema;

    /** The table of applied revisions (<code>bookkeeping.table</code>; <code>schema_revision</code> unless said otherwise). */
    @Parameter(property = "migrations.table")
    private @Nullable String table;

    /**
     * What keeps runs apart: <code>advisory</code>, <code>table</code>, <code>file</code>, <code>etcd</code> or
     * <code>none</code> (<code>lock.kind</code>). For <code>etcd</code> add <code>migrations-lock-etcd</code> to the
     * plugin's dependencies, and its settings to the file.
     */
    @Parameter(property = "migrations.lock")
    private @Nullable String lock;

    /** The file of the lock kind <code>file</code> (<code>lock.file</code>). */
    @Parameter(property = "migrations.lockFile")
    private @Nullable String lockFile;

    /** How long to wait for another run, as <code>30s</code> (<code>lock.wait</code>; <code>5m</code> unless said otherwise). */
    @Parameter(property = "migrations.lockWait")
    private @Nullable String lockWait;

    /** How long a statement waits for a lock of others (<code>timeouts.lock</code>; <code>5s</code> unless said otherwise). */
    @Parameter(property = "migrations.lockTimeout")
    private @Nullable String lockTimeout;

    /** How long a statement may run (<code>timeouts.statement</code>). */
    @Parameter(property = "migrations.statementTimeout")
    private @Nullable String statementTimeout;

    /** The files of the declared model, relative to the module (<code>model.sources</code>). */
    @Parameter(property = "migrations.model")
    private @Nullable List<String> model;

    /** Whether the log tells details: how long each step took, and the server's notices. So does <code>-X</code>. */
    @Parameter(property = "migrations.verbose", defaultValue = "false")
    private boolean verbose;

    /** Does the work of the goal. */
    abstract void run(Work work) throws MojoExecutionException, MojoFailureException;

    /** What is wrong with the goal's own parameters, if anything; asked before anything else happens. */
    void checkParameters() throws MojoExecutionException {}

    /** Refuses to go on without a parameter for which there is no good default. */
    static void require(@Nullable Object value, String name, String meaning) throws MojoExecutionException {
        if (value == null || value.equals(List.of()) || value.toString().isBlank()) {
            throw new MojoExecutionException(
                    "The parameter <" + name + "> is missing (-Dmigrations." + name + "=…): " + meaning);
        }
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, for migrations.skip is true.");
            return;
        }
        checkParameters();
        QuietLibraries.quieten();
        Failures failures = new Failures(session.getRequest().isShowErrors() || getLog().isDebugEnabled());
        ModuleClassPath classPath = new ModuleClassPath(project, session, dependenciesResolver, scope());
        try (ModuleClassLoader loader =
                new ModuleClassLoader(classPath::entries, getClass().getClassLoader())) {
            failures.translate(() -> run(new Work(this, configuration(), loader)));
        }
    }

    private ModuleClassPath.Scope scope() throws MojoExecutionException {
        return ModuleClassPath.Scope.named(classpathScope);
    }

    private Configuration configuration() throws MojoExecutionException {
        Optional<Credentials> credentials =
                server == null ? Optional.empty() : Optional.of(Credentials.of(server, session, settingsDecrypter));
        String role = user == null ? credentials.map(Credentials::user).orElse(null) : user;
        String secret =
                password == null ? credentials.map(Credentials::password).orElse(null) : password;
        GivenSettings given = new GivenSettings()
                .with("database", "url", url, "<url>")
                .with("database", "user", role, "<user>")
                .with("database", "password", secret, "<password>")
                .with("scripts", "locations", scripts, "<scripts>")
                .with("bookkeeping", "schema", schema, "<schema>")
                .with("bookkeeping", "table", table, "<table>")
                .with("lock", "kind", lock, "<lock>")
                .with("lock", "file", lockFile, "<lockFile>")
                .with("lock", "wait", lockWait, "<lockWait>")
                .with("timeouts", "lock", lockTimeout, "<lockTimeout>")
                .with("timeouts", "statement", statementTimeout, "<statementTimeout>")
                .with("model", "sources", model, "<model>");
        ConfigurationOptions options =
                new ConfigurationOptions(config == null ? null : config.toPath(), null, null, null, List.of());
        return new ConfigurationLoader(System.getenv(), moduleFolder()).load(options, given);
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    /** Where the POM is; where Maven was called, when there is none. */
    final Path moduleFolder() {
        File basedir = project.getBasedir();
        return basedir == null ? Path.of(session.getExecutionRootDirectory()) : basedir.toPath();
    }

    final boolean verbose() {
        return verbose || getLog().isDebugEnabled();
    }
}
