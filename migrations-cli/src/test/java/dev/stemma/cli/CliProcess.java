package dev.stemma.cli;

import dev.stemma.cli.Shell.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command in a process of its own, with a working folder, a standard output and signals of its own. */
final class CliProcess {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private CliProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static CliProcess start(Path workingFolder, Path outputFolder, String... arguments) throws IOException {
        Path out = Files.createTempFile(outputFolder, "out", "");
        Path err = Files.createTempFile(outputFolder, "err", "");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + System.getProperty("user.home"),
                "-cp",
                absoluteClassPath(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MIGRATE_"));
        return new CliProcess(builder.start(), out, err);
    }

    /** The test's own class path, which may be relative to the module, without the test kit and its copy of the sample. */
    private static String absoluteClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("src-test-resources"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    Outcome await() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running: " + Files.readString(err));
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Waits until standard error satisfies a condition. */
    void awaitError(Predicate<String> condition) throws IOException, InterruptedException {
        for (long i = 0; i < PATIENCE_SECONDS * 10; i++) {
            if (condition.test(Files.readString(err))) {
                return;
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Not seen: " + Files.readString(err));
    }

    /** The command lines, as other users of the machine see them, of the process and those that it started. */
    List<String> commandLines() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(each -> each.info().commandLine().orElse(""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The signal that a terminal's Ctrl-C and a service manager's stop have in common: the process may clean up. */
    void terminate() {
        process.destroy();
    }

    /** What Ctrl-C sends. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}
