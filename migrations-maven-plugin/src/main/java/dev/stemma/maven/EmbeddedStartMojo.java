package dev.stemma.maven;

import dev.stemma.cli.connect.EmbeddedServer;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Starts a PostgreSQL for the build of this module, with nothing installed: its programs come from Maven Central. It listens
 * on a free port of this machine only, and is stopped by <code>embedded-stop</code>, or when the build ends. It sets the
 * project properties <code>migrations.url</code>, <code>migrations.user</code>, <code>migrations.password</code> and
 * <code>migrations.port</code>, which the other goals use by themselves and other plugins can name as
 * <code>${migrations.url}</code>. Where <code>-Dmigrations.url</code> is given, it leaves everything as it is.
 */
@Mojo(name = "embedded-start", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class EmbeddedStartMojo extends AbstractEmbeddedMojo {

    /** A folder in which the data stay, for the next build too; a temporary one, of which nothing stays, unless said otherwise. */
    @Parameter(property = "migrations.embeddedFolder")
    private @Nullable File folder;

    /** What the names of the properties begin with. With another beginning the other goals have to be told. */
    @Parameter(property = "migrations.embeddedPrefix", defaultValue = DEFAULT_PREFIX)
    private String prefix;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        String url = prefix + URL;
        if (session().getUserProperties().containsKey(url)) {
            getLog().info("No server is started: -D" + url + " names a database.");
            return;
        }
        ModuleServer running = server();
        if (running == null) {
            QuietLibraries.quieten();
            new Failures(session().getRequest().isShowErrors()).translate(this::start);
        } else {
            getLog().info("The embedded PostgreSQL of this module runs already (port "
                    + running.server().port() + ").");
        }
    }

    private void start() {
        EmbeddedServer server = folder == null
                ? EmbeddedServer.temporary(getLog()::info)
                : EmbeddedServer.kept(folder.toPath(), getLog()::info);
        ModuleServer started = new ModuleServer(server, prefix, project().getArtifactId(), getLog());
        remember(started);
        BuildEnd.whenReached(session().getRequest(), started::close);
        set(URL, server.address());
        set(USER, server.user());
        // the server asks for none, and some plugins insist on one
        set(PASSWORD, server.user());
        set(PORT, String.valueOf(server.port()));
        getLog().info("Set " + prefix + URL + " to " + server.address() + ", role " + server.user() + ".");
    }

    private void set(String name, String value) {
        project().getProperties().setProperty(prefix + name, value);
    }
}
