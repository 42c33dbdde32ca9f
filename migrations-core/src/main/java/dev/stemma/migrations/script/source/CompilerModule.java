package dev.stemma.migrations.script.source;

import java.util.List;

/**
 * Tells whether this Java has a compiler. Names no class of the compiler or of its interface: a Java without them could
 * not even link one that does.
 */
final class CompilerModule {

    private CompilerModule() {}

    /**
     * Refuses a Java without the compiler's module.
     *
     * @throws SourceException when it is missing
     */
    static void require(SourceFile neededFor) throws SourceException {
        if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
            throw new SourceException(List.of(new SourceProblem(
                    neededFor.path(),
                    0,
                    0,
                    "a revision in Java source needs the JDK's compiler (module jdk.compiler), and the Java in "
                            + System.getProperty("java.home") + " has none. Run on a JDK; or compile the revisions into"
                            + " a jar, put it on the class path, and name their package as a scripts location:"
                            + " classpath:com/acme/migrations")));
        }
    }
}
