package dev.stemma.migrations.author;

import java.util.List;

/**
 * What a new revision shall be.
 *
 * @param id its id
 * @param message what it does; the first line counts most
 * @param parents the ids that it revises; empty to begin a new base, several to merge
 * @param splice whether a parent may be a revision that others stand on already
 * @param labels the branch labels that it carries
 * @param dependsOn ids or branch labels that must be applied before it without being its parents
 */
public record RevisionDraft(
        String id, String message, List<String> parents, boolean splice, List<String> labels, List<String> dependsOn) {

    public RevisionDraft {
        parents = List.copyOf(parents);
        labels = List.copyOf(labels);
        dependsOn = List.copyOf(dependsOn);
    }
}
