package dev.stemma.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All comparisons, as they are kept in JSON.
 *
 * @param comparisons in the order in which they are shown
 */
public record Results(List<Comparison> comparisons) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Results {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Reads what was measured before.
     *
     * @param file the JSON
     * @return none where there is no such file
     * @throws IOException when it cannot be read
     */
    public static Results read(Path file) throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), Results.class) : new Results(List.of());
    }

    /**
     * Takes newer comparisons in the place of those of the same parts.
     *
     * @param newer what was measured now
     * @param order the parts in the order in which they are shown
     * @return both
     */
    public Results with(List<Comparison> newer, List<String> order) {
        Set<String> replaced = newer.stream().map(Comparison::part).collect(Collectors.toSet());
        List<Comparison> all = new ArrayList<>();
        for (String part : order) {
            (replaced.contains(part) ? newer : comparisons)
                    .stream().filter(each -> each.part().equals(part)).forEach(all::add);
        }
        return new Results(all);
    }

    /**
     * Writes the JSON.
     *
     * @param file where to
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }
}
