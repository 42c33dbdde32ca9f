package dev.stemma.maven;

import java.util.Map;

/**
 * Keeps what libraries log for programmers out of the log of a build: each step of the embedded server, and jOOQ's greeting.
 * Maven's log takes its levels from system properties when a logger is made; what somebody has set stays.
 */
final class QuietLibraries {

    private static final Map<String, String> LEVELS = Map.of(
            "org.slf4j.simpleLogger.log.io.zonky", "warn",
            "org.slf4j.simpleLogger.log.org.jooq.impl.DefaultExecuteContext.logVersionSupport", "error",
            "org.jooq.no-logo", "true",
            "org.jooq.no-tips", "true");

    private QuietLibraries() {}

    static void quieten() {
        LEVELS.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
