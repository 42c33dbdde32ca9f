package dev.stemma.migrations.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.graph.Arrows;
import dev.stemma.migrations.graph.Lineage;
import dev.stemma.migrations.graph.RevisionGraph;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds what a user reads for every invalid expression of the grammar. The file has the operation, the current heads and
 * the expression, then code and message. {@code -Dgolden.update=true} writes it anew: add the line with the expression
 * first, and look at what changes.
 */
class MessagesTest {

    private static final String FILE = "/plan/messages.txt";
    private static final Path SOURCE = Path.of("src/test/resources" + FILE);

    private static final RevisionGraph GRAPH = Arrows.graph("""
            1a2b3c4d0001; 1a2b3c4d0002<-1a2b3c4d0001;
            5e6f00000003[auth]<-1a2b3c4d0002; 5e6f00000004<-5e6f00000003;
            77aa00000005[lib-2]<-1a2b3c4d0002; 77aa00000006<-77aa00000005;
            88bb00000007<-5e6f00000004,77aa00000006;
            99cc00000008[reports] ~5e6f00000003; 99cc00000009<-99cc00000008
            """);

    @Test
    void messages_ofInvalidExpressions_areThoseOfTheGoldenFile() throws IOException {
        String golden = read();
        String actual = golden.lines()
                .filter(line -> !line.isEmpty() && !line.startsWith(" ") && !line.startsWith("#"))
                .map(MessagesTest::entry)
                .collect(Collectors.joining("\n"));
        String comments = golden.lines().filter(line -> line.startsWith("#")).collect(Collectors.joining("\n"));

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(SOURCE, comments + "\n\n" + actual);
        } else {
            assertThat(comments + "\n\n" + actual).isEqualTo(golden);
        }
    }

    private static String entry(String line) {
        String[] parts = line.split("\\|", -1);
        String heads = parts[1].strip();
        String expression = parts[2].isBlank() ? parts[2] : parts[2].substring(1);
        Set<String> applied = heads.equals("-") ? Set.of() : applied(heads);
        try {
            run(parts[0].strip(), applied, expression);
            return line + "\n    no error\n";
        } catch (StemmaException e) {
            return line + "\n    " + e.code() + ": " + e.getMessage() + "\n";
        }
    }

    private static Set<String> applied(String heads) {
        List<String> ids = List.of(heads.split(" "));
        return ids.stream().allMatch(GRAPH::contains)
                ? GRAPH.ancestors(ids, Lineage.PARENTS_AND_DEPENDENCIES)
                : Set.copyOf(ids);
    }

    private static void run(String operation, Set<String> applied, String expression) {
        Planner planner = new Planner(GRAPH);
        switch (operation) {
            case "upgrade" -> planner.upgrade(applied, expression);
            case "downgrade" -> planner.downgrade(applied, expression);
            case "stamp" -> planner.stamp(applied, List.of(expression));
            case "show" -> planner.resolve(applied, expression);
            default -> planner.history(applied, expression);
        }
    }

    private static String read() throws IOException {
        try (InputStream file = MessagesTest.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
