package dev.stemma.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lists the goals of this plugin. */
@Mojo(name = "help", requiresProject = false, threadSafe = true)
public final class HelpMojo extends AbstractMojo {

    @Parameter(defaultValue = "${plugin}", readonly = true)
    private PluginDescriptor plugin;

    @Override
    public void execute() {
        getLog().info(plugin.getName() + " " + plugin.getVersion());
        for (MojoDescriptor mojo : plugin.getMojos()) {
            getLog().info(mojo.getFullGoalName() + ": " + mojo.getDescription());
        }
    }
}
