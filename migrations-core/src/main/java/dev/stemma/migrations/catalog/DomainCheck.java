package dev.stemma.migrations.catalog;

/**
 * A check of a domain.
 *
 * @param name its name
 * @param definition as {@code pg_get_constraintdef} words it
 */
public record DomainCheck(String name, String definition) {

    @Override
    public String toString() {
        return QualifiedName.shown(name) + " " + definition;
    }
}
