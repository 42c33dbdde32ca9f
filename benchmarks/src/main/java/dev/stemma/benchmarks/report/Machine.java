package dev.stemma.benchmarks.report;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the figures depend on.
 *
 * @param date when they were measured, as in ISO 8601
 * @param processors how many the JVM may use
 * @param load how many processes the machine had to run on average in the minute before the measuring began; negative
 *     where it does not tell
 * @param java the version of the JVM
 * @param postgresql the version of the server
 * @param settings those of the server's settings that cost time, as it shows them
 * @param tools the versions of what was compared
 */
public record Machine(
        String date,
        int processors,
        double load,
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
        return "%s, %d processors%s, JDK %s, PostgreSQL %s on the same machine (%s); %s"
                .formatted(
                        date,
                        processors,
                        load < 0 ? "" : String.format(Locale.ROOT, ", load average %.1f before it began", load),
                        java,
                        postgresql,
                        pairs(settings, " = "),
                        pairs(tools, " "));
    }

    private static String pairs(Map<String, String> map, String between) {
        return map.entrySet().stream()
                .map(each -> each.getKey() + between + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
