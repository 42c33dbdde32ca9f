package dev.stemma.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The inputs that are kept for a target: seeds, and everything that once broke it.
 *
 * @param inputs the bytes by file name, sorted
 */
public record Corpus(Map<String, byte[]> inputs) {

    /** Reads the files in the test resources' folder {@code fuzz/<name>}, beside the classes of {@code test}. */
    public static Corpus of(Class<?> test, String name) {
        URL folder = test.getResource("/fuzz/" + name);
        if (folder == null) {
            throw new IllegalStateException("No test resources fuzz/" + name);
        }
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            Map<String, byte[]> inputs = new TreeMap<>();
            for (Path file : files.toList()) {
                inputs.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return new Corpus(inputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Feeds the inputs themselves, and then {@code count} mutations of them, always the same ones for a seed. */
    public void feed(FuzzTarget target, long seed, int count) {
        inputs.forEach((name, input) -> feed(target, input, name));
        Mutations mutations = new Mutations(List.copyOf(inputs.values()), seed);
        for (int i = 0; i < count; i++) {
            feed(target, mutations.next(), "mutation " + i + " of seed " + seed);
        }
    }

    private static void feed(FuzzTarget target, byte[] input, String what) {
        try {
            target.feed(input);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what + ": " + printable(input), e);
        }
    }

    private static String printable(byte[] input) {
        StringBuilder text = new StringBuilder();
        for (byte b : input) {
            if (b >= ' ' && b < 127 && b != '\\') {
                text.append((char) b);
            } else {
                text.append(String.format("\\x%02x", b & 0xFF));
            }
        }
        return text.toString();
    }
}
