package dev.stemma.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a JVM measures of itself that has done nothing yet. */
final class FreshProcesses {

    private static final int PROCESSES = 9;

    private FreshProcesses() {}

    /** The median of the milliseconds that {@code main} prints as its only line, over several processes. */
    static double milliseconds(Class<?> main, Path jar, String... arguments) throws IOException {
        return milliseconds(main, jar + File.pathSeparator + System.getProperty("java.class.path"), arguments);
    }

    /** Likewise, with another class path. */
    static double milliseconds(Class<?> main, String classPath, String... arguments) throws IOException {
        double[] times = new double[PROCESSES];
        for (int i = 0; i < PROCESSES; i++) {
            times[i] = once(main, classPath, arguments);
        }
        Arrays.sort(times);
        return times[PROCESSES / 2];
    }

    private static double once(Class<?> main, String classPath, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the measured process printed nothing");
            }
            return Double.parseDouble(line);
        }
    }
}
