package dev.stemma.benchmarks.peer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program of this machine.
 *
 * @param file the file that is executed
 */
public record Program(Path file) {

    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");

    /**
     * Looks for a program on the path.
     *
     * @param name its name
     * @return the program; empty when it is not there
     */
    public static Optional<Program> named(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Program::new);
    }

    /**
     * The {@code java} that this project's launcher takes.
     *
     * @return that of {@code JAVA_HOME}, or the one on the path
     */
    public static Program java() {
        return Optional.ofNullable(System.getenv("JAVA_HOME"))
                .map(home -> new Program(Path.of(home, "bin", "java")))
                .or(() -> named("java"))
                .orElseGet(() -> new Program(Path.of(System.getProperty("java.home", ""), "bin", "java")));
    }

    /**
     * Asks for its version.
     *
     * @return the first version number that {@code --version} prints
     * @throws IOException when it fails
     */
    public String version() throws IOException {
        Matcher matcher = VERSION.matcher(run(Path.of("."), Map.of(), "--version"));
        return matcher.find() ? matcher.group() : "?";
    }

    /**
     * Runs it and waits for its end.
     *
     * @param folder where it runs
     * @param environment what is added to the environment
     * @param arguments its arguments
     * @return what it printed, errors included
     * @throws IOException when it cannot be run, or ends with another code than 0
     */
    public String run(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(file.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + output);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }
}
