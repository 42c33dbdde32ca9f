package dev.stemma.benchmarks.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the figures depend on.
 *
 * @param date when they were measured, as in ISO 8601
 * @param processors how many the JVM may use
 * @param java the version of the JVM
 * @param postgresql the version of the server
 * @param settings those of the server's settings that cost time, as it shows them
 * @param tools the versions of what was compared
 */
public record Machine(
        String date,
        int processors,
        String java,
        String postgresql,
        Map<String, String> settings,
        Map<String, String> tools) {

    public Machine {
        settings = new TreeMap<>(settings);
        tools = new TreeMap<>(tools);
    }

    /**
     * All of it as a sentence for a person.
     *
     * @return without a full stop
     */
    public String words() {
        return "%s, %d processors, JDK %s, PostgreSQL %s on the same machine (%s); %s"
                .formatted(date, processors, java, postgresql, pairs(settings, " = "), pairs(tools, " "));
    }

    private static String pairs(Map<String, String> map, String between) {
        return map.entrySet().stream()
                .map(each -> each.getKey() + between + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
