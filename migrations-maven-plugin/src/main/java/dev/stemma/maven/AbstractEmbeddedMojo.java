package dev.stemma.maven;

import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What starting and stopping a server have in common: they find each other through the module. */
abstract class AbstractEmbeddedMojo extends AbstractMojo {

    static final String DEFAULT_PREFIX = "migrations";
    static final String URL = ".url";
    static final String USER = ".user";
    static final String PASSWORD = ".password";
    static final String PORT = ".port";
    static final List<String> PROPERTIES = List.of(URL, USER, PASSWORD, PORT);

    private static final String SERVER = "embedded-server";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** Whether the goal does nothing. */
    @Parameter(property = "migrations.skip", defaultValue = "false")
    private boolean skip;

    abstract void run() throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, for migrations.skip is true.");
            return;
        }
        run();
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    /** The server of this module. */
    final @Nullable ModuleServer server() {
        return (ModuleServer) context().get(SERVER);
    }

    final void remember(ModuleServer server) {
        context().put(SERVER, server);
    }

    final void forget() {
        context().remove(SERVER);
    }

    /** Maven keeps one for each module and plugin; a module is built by one thread. */
    private Map<String, Object> context() {
        return session.getPluginContext(plugin, project);
    }
}
