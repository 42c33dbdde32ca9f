package dev.stemma.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Stops the PostgreSQL that <code>embedded-start</code> started for this module, and takes its properties back. */
@Mojo(name = "embedded-stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class EmbeddedStopMojo extends AbstractEmbeddedMojo {

    @Override
    void run() {
        ModuleServer running = server();
        if (running == null) {
            getLog().info("No embedded PostgreSQL runs for this module.");
            return;
        }
        running.close();
        forget();
        PROPERTIES.forEach(name -> project().getProperties().remove(running.prefix() + name));
    }
}
