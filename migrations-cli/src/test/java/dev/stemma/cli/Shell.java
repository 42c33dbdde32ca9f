package dev.stemma.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the command line within this JVM and keeps what it writes. Immutable. */
record Shell(Map<String, String> environment, boolean terminal, List<String> options) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** No environment, no terminal, no options. */
    static Shell plain() {
        return new Shell(Map.of(), false, List.of());
    }

    /** Options before each command. */
    Shell with(String... moreOptions) {
        return new Shell(environment, terminal, concat(options, moreOptions));
    }

    Shell withEnvironment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Shell(more, terminal, options);
    }

    Shell onTerminal() {
        return new Shell(environment, true, options);
    }

    Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(
                environment,
                terminal,
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                concat(options, arguments).toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private static List<String> concat(List<String> first, String... second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(second));
        return List.copyOf(all);
    }

    /** What a command left behind for its caller. */
    record Outcome(int exitCode, String out, String err) {

        /** Standard output, which must be one JSON document and nothing else. */
        JsonNode json() {
            try {
                return JSON.reader()
                        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not one JSON document: " + out, e);
            }
        }
    }
}
