package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The flags that the launcher {@code migrate} gives its JVM, as the JVM itself tells them. */
final class JvmFlags {

    private static final String SHOW = "-XX:+PrintCommandLineFlags";

    private JvmFlags() {}

    /** Those that change how the JVM runs; another program needs an archive of its own classes. */
    static List<String> of(Program launcher, Path folder) throws IOException {
        Set<String> own =
                flags(Program.java().run(folder, Map.of(), SHOW, "--version")).collect(Collectors.toSet());
        return flags(launcher.run(folder, Map.of("MIGRATE_JAVA_OPTS", SHOW), "--version"))
                .filter(flag -> !own.contains(flag))
                .filter(flag -> !flag.contains("ArchiveFile") && !flag.contains("AOT"))
                // the JVM knows diagnostic flags only behind the one that unlocks them
                .sorted(Comparator.comparing(flag -> !flag.contains("Unlock")))
                .toList();
    }

    private static Stream<String> flags(String output) {
        return Arrays.stream(output.split("\\s+")).filter(word -> word.startsWith("-XX:"));
    }
}
