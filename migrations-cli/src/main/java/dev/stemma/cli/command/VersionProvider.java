package dev.stemma.cli.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest, and the JVM's. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {
            "migrate " + Objects.requireNonNullElse(version, "dev"),
            "JVM " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
