package dev.stemma.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/**
 * The role and the password that {@code settings.xml} has for a server.
 *
 * @param user the role, or null where it says none
 * @param password the password, decrypted, or null where it says none
 */
record Credentials(@Nullable String user, @Nullable String password) {

    /** Of the server with that id. */
    static Credentials of(String id, MavenSession session, SettingsDecrypter decrypter) throws MojoExecutionException {
        Server server = session.getSettings().getServer(id);
        if (server == null) {
            throw new MojoExecutionException("The settings have no server '" + id + "'. Add it to ~/.m2/settings.xml:"
                    + " <server><id>" + id + "</id><username>…</username><password>…</password></server>");
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
        for (SettingsProblem problem : result.getProblems()) {
            if (problem.getSeverity() != SettingsProblem.Severity.WARNING) {
                throw new MojoExecutionException("The password of the server '" + id + "' in settings.xml cannot be"
                        + " decrypted: " + problem.getMessage()
                        + ". See 'mvn --help' on --encrypt-password and settings-security.xml");
            }
        }
        return new Credentials(
                result.getServer().getUsername(), result.getServer().getPassword());
    }

    /** Without the password, which must not reach a log line. */
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
