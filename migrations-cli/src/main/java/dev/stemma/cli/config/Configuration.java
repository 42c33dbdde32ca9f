package dev.stemma.cli.config;

import dev.stemma.migrations.run.Timeouts;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a command needs to know, from {@code migrate.toml}, the environment and the options.
 *
 * @param url the JDBC URL, or {@code embedded:} with an optional folder
 * @param user the role, where the URL does not name it
 * @param password its password
 * @param scripts the scripts locations
 * @param baseFolder what relative scripts locations are relative to
 * @param fixtures the folders, or {@code classpath:} folders, in which fixture files are looked for that are not in
 *     the working folder
 * @param model the sources of the declared model, relative to the project's folder; empty where none is declared
 * @param schema the schema of the bookkeeping
 * @param table the bookkeeping table
 * @param lock what keeps runs apart
 * @param timeouts how patient the steps of runs are
 * @param authoring how new scripts are written
 * @param warnings what the configuration asks for in vain, in full sentences
 */
public record Configuration(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        List<String> scripts,
        Path baseFolder,
        List<String> fixtures,
        List<String> model,
        String schema,
        String table,
        LockConfiguration lock,
        Timeouts timeouts,
        Authoring authoring,
        List<String> warnings) {

    /**
     * What must not reach people who only see the output: the password, those in the URL, and the lock's.
     *
     * @return the secrets as they are and as they are written in the URL, none of them empty
     */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        password.ifPresent(secrets::add);
        Optional.ofNullable(lock.settings().get("password")).ifPresent(secrets::add);
        for (String written :
                url.map(text -> UrlParameters.valuesOf(text, "password")).orElse(List.of())) {
            secrets.add(written);
            secrets.add(decoded(written));
        }
        secrets.removeIf(String::isEmpty);
        return List.copyOf(secrets);
    }

    private static String decoded(String written) {
        try {
            return URLDecoder.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return written;
        }
    }

    /** Without the password, which must not reach a log line. */
    @Override
    public String toString() {
        return "Configuration[scripts=" + scripts + ", schema=" + schema + ", table=" + table + "]";
    }
}
