package dev.stemma.migrations.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A schema with an object of nearly every kind, and statements that each make one difference to it. */
public final class PlantedDifferences {

    private PlantedDifferences() {}

    /**
     * One difference.
     *
     * @param common whether it is one of those that are met every day; marked by a star
     * @param statements what makes it
     * @param description how its description begins, the schema being the model and the changed one the chain
     */
    public record Planted(boolean common, String statements, String description) {

        @Override
        public String toString() {
            return statements;
        }
    }

    /** The statements of the schema. */
    public static String schema() {
        return resource("zoo.sql");
    }

    public static List<Planted> all() {
        return resource("planted.txt")
                .lines()
                .map(line -> {
                    String[] parts = line.substring(2).split(" \\| ", 2);
                    return new Planted(line.startsWith("*"), parts[0], parts[1]);
                })
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(PlantedDifferences.class.getResourceAsStream("/catalog/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
