package dev.stemma.testkit.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs Jazzer over all targets of a module, one after the other, each in a process of its own, and says how much each
 * took. What breaks a target stands in {@code target/fuzz/<name>/crash-…}.
 *
 * <p>Jazzer's own command line is used, not its JUnit extension: there the time is a constant of an annotation, a JVM
 * fuzzes one target only, and the ordinary suite would run under its agent.
 */
public final class JazzerRun {

    private static final String SUFFIX = "Fuzzer.class";
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
    private static final int SHOWN_LINES = 60;

    private final Path testClasses;
    private final Path output;
    private final String seconds;
    private final String runs;

    private JazzerRun(Path testClasses, Path output, String seconds, String runs) {
        this.testClasses = testClasses;
        this.output = output;
        this.seconds = seconds;
        this.runs = runs;
    }

    /** Takes the folder of the test classes, one for the findings, seconds a target, and runs a target (-1: no limit). */
    public static void main(String... arguments) throws IOException, InterruptedException {
        JazzerRun run = new JazzerRun(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], arguments[3]);
        if (!run.all(System.out)) {
            System.exit(1);
        }
    }

    private boolean all(PrintStream out) throws IOException, InterruptedException {
        if (!Files.isDirectory(testClasses)) {
            return true;
        }
        List<Path> targets;
        try (Stream<Path> files = Files.walk(testClasses)) {
            targets = files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
        boolean sound = true;
        for (Path target : targets) {
            sound &= one(target, out);
        }
        return sound;
    }

    private boolean one(Path target, PrintStream out) throws IOException, InterruptedException {
        String file = target.getFileName().toString();
        String name = file.substring(0, file.length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
        Path folder = Files.createDirectories(output.resolve(name));
        Path found = Files.createDirectories(folder.resolve("corpus"));
        Path log = folder.resolve("jazzer.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + className(target),
                        "--instrumentation_includes=dev.stemma.**:org.tomlj.**:com.fasterxml.jackson.core.**",
                        "--instrumentation_excludes=dev.stemma.testkit.**",
                        // they make every regular expression of the JDK twenty times slower
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexRoadblocks"
                                + ":com.code_intelligence.jazzer.sanitizers.RegexInjection",
                        "-artifact_prefix=" + folder + File.separator,
                        "-max_total_time=" + seconds,
                        "-runs=" + runs,
                        "-timeout=10",
                        "-rss_limit_mb=2560",
                        "-max_len=4096",
                        "-print_final_stats=1",
                        found.toString(),
                        testClasses.resolve("fuzz").resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(folder.toFile())
                .start();
        int exitCode = process.waitFor();
        long elapsed = (System.nanoTime() - start) / 1_000_000_000;
        List<String> lines = Files.readAllLines(log);
        out.printf(Locale.ROOT, "Fuzzed %-10s %10s inputs in %d s%n", name, executed(lines), elapsed);
        if (exitCode != 0) {
            out.println("A finding, exit code " + exitCode + "; the whole log is " + log);
            lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()).forEach(out::println);
        }
        return exitCode == 0;
    }

    private String className(Path target) {
        String path = testClasses.relativize(target).toString();
        return path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.');
    }

    private static String executed(List<String> log) {
        return log.stream()
                .map(EXECUTED::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("?");
    }
}
