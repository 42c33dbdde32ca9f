package dev.stemma.migrations.catalog;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The name of something that lives in a schema, as the catalog has it: without quotes, in the case that counts.
 *
 * @param schema the schema
 * @param name the name in it
 */
public record QualifiedName(String schema, String name) implements Comparable<QualifiedName> {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::schema).thenComparing(QualifiedName::name);

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    /**
     * The name of a part of this, for people.
     *
     * @param part a column, constraint, trigger or the like
     * @return all three, with dots between them
     */
    public String dot(String part) {
        return this + "." + shown(part);
    }

    /**
     * One name for people: quoted where it needs quotes, keywords aside.
     *
     * @param identifier the name
     * @return the name, possibly in double quotes
     */
    static String shown(String identifier) {
        return PLAIN.matcher(identifier).matches() ? identifier : '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** For people; SQL is written by what knows the dialect's keywords. */
    @Override
    public String toString() {
        return shown(schema) + "." + shown(name);
    }
}
