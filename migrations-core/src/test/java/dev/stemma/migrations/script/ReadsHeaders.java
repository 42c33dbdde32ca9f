package dev.stemma.migrations.script;

import java.nio.file.Path;

/** Prints the ids that a scripts location declares, in a JVM of its own. */
final class ReadsHeaders {

    private ReadsHeaders() {}

    public static void main(String[] arguments) {
        ClassLoader classLoader = ReadsHeaders.class.getClassLoader();
        for (Script script :
                ScriptsLocation.parse(arguments[0], Path.of(""), classLoader).load()) {
            System.out.println("id " + script.revision().id());
        }
    }
}
