package dev.stemma.migrations.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The cases and queries that are known, with a reason, to be answered otherwise than by Alembic. */
final class Differences {

    private static final String FILE = "/conformance/differences.txt";

    private final Set<String> keys;

    private Differences(Set<String> keys) {
        this.keys = keys;
    }

    static Differences read() {
        try (InputStream file = Differences.class.getResourceAsStream(FILE)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Differences(text.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an answer: an unlisted difference, or none where one is listed. */
    Optional<String> complaint(String key, Optional<String> difference) {
        if (!keys.contains(key)) {
            return difference;
        }
        return difference.isPresent()
                ? Optional.empty()
                : Optional.of("agrees with Alembic and is listed as a difference: " + key);
    }

    /** How many of these keys are listed. */
    long listed(Set<String> asked) {
        return asked.stream().filter(keys::contains).count();
    }

    Set<String> keys() {
        return keys;
    }
}
