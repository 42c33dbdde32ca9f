package dev.stemma.migrations.script;

import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the annotation of a revision in Java says.
 *
 * @param revision the revision
 * @param created when it was written, as written; empty when it does not say
 * @param transactional whether it runs in one transaction
 * @param timeouts how patient it is
 */
record DeclaredRevision(Revision revision, Optional<String> created, boolean transactional, SectionTimeouts timeouts) {

    /** The name of the annotation. */
    static final String ANNOTATION = dev.stemma.migrations.op.Revision.class.getName();

    /**
     * Of the annotation of a loaded class.
     *
     * @param path where the revision comes from, for people
     */
    static DeclaredRevision of(dev.stemma.migrations.op.Revision annotation, String path) {
        return new DeclaredRevision(
                new Revision(
                        annotation.id(),
                        List.of(annotation.revises()),
                        List.of(annotation.dependsOn()),
                        List.of(annotation.branchLabels()),
                        oneLine(annotation.message()),
                        path),
                Optional.of(annotation.created()).filter(created -> !created.isEmpty()),
                annotation.transaction(),
                timeouts(annotation.lockTimeout(), annotation.statementTimeout(), path));
    }

    /**
     * Of the elements that a class file or a source file has; those that are missing have their defaults.
     *
     * @param path where the revision comes from, for people
     */
    static DeclaredRevision of(Map<String, Object> elements, String path) {
        return new DeclaredRevision(
                new Revision(
                        text(elements, "id"),
                        texts(elements, "revises"),
                        texts(elements, "dependsOn"),
                        texts(elements, "branchLabels"),
                        oneLine(text(elements, "message")),
                        path),
                Optional.of(text(elements, "created")).filter(created -> !created.isEmpty()),
                !Boolean.FALSE.equals(elements.get("transaction")),
                timeouts(text(elements, "lockTimeout"), text(elements, "statementTimeout"), path));
    }

    private static SectionTimeouts timeouts(String lock, String statement, String path) {
        try {
            return SectionTimeouts.ofTexts(lock, statement);
        } catch (IllegalArgumentException e) {
            throw new InvalidScriptException(path, "in its @Revision, " + e.getMessage());
        }
    }

    private static String text(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof String text ? text : "";
    }

    private static List<String> texts(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof List<?> texts
                ? texts.stream().map(String.class::cast).toList()
                : List.of();
    }

    /** As the lines of a message in SQL are joined. */
    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
