package dev.stemma.migrations.lock.etcd;

import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.StemmaBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A JVM of its own that upgrades a database to its head, under a lock in etcd. */
final class MigratingProcess {

    /** How long a lock outlives its holder. */
    static final Duration LEASE = Duration.ofSeconds(2);

    private MigratingProcess() {}

    static Process start(String url, Path scripts, String endpoint) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                MigratingProcess.class.getName(),
                url,
                scripts.toString(),
                endpoint);
        return new ProcessBuilder(command).inheritIO().start();
    }

    static StemmaBuilder stemma(DataSource dataSource, String scripts, String endpoint) {
        return Stemma.builder(dataSource)
                .scripts(scripts)
                .lock("etcd", Map.of("endpoints", endpoint))
                .lockLease(LEASE);
    }

    /** Takes the database's URL, the scripts, and where etcd is. */
    public static void main(String... arguments) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(arguments[0]);
        stemma(dataSource, arguments[1], arguments[2]).build().upgrade("head");
    }
}
