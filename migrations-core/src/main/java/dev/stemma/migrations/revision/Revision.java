package dev.stemma.migrations.revision;

import java.util.List;

/**
 * One node of the revision graph, as its script declares it.
 *
 * @param id the unique id
 * @param parents the ids it revises, in the order written; empty for a base, several for a merge point
 * @param dependsOn ids or branch labels that must be applied before it without being its parents
 * @param labels the branch labels that it carries itself (descendants inherit them)
 * @param message what it does, in one line; may be empty
 * @param source where it is declared, for error messages: the path of its script
 */
public record Revision(
        String id, List<String> parents, List<String> dependsOn, List<String> labels, String message, String source) {

    public Revision {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }
}
