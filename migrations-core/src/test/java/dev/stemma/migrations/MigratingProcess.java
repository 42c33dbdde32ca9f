package dev.stemma.migrations;

import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** A JVM of its own that upgrades a database to its heads. */
final class MigratingProcess {

    private MigratingProcess() {}

    /** Starts it; its output goes to a file beside the scripts. */
    static Process start(TestDatabase database, Scripts scripts, String kind) throws IOException {
        return start(database.url(), scripts, kind);
    }

    /** Likewise, wherever the URL leads. */
    static Process start(String url, Scripts scripts, String kind) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                MigratingProcess.class.getName(),
                url,
                scripts.folder().toString(),
                kind,
                lockFile(scripts).toString());
        return new ProcessBuilder(command).inheritIO().start();
    }

    /** What runs of the lock kind {@code file} lock. */
    static Path lockFile(Scripts scripts) {
        return scripts.folder().resolve("lock");
    }

    /** Takes the database's URL, the scripts, the kind of lock, and the lock's file. */
    public static void main(String... arguments) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(arguments[0]);
        Stemma.builder(dataSource)
                .scripts(arguments[1])
                .lock(arguments[2], Map.of("file", arguments[3]))
                .build()
                .upgrade("heads");
    }
}
