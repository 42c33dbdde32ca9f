package dev.stemma.migrations.script.source;

import java.util.Map;

/**
 * The class of a source file that carries the annotation asked for.
 *
 * @param className its binary name
 * @param elements the annotation's elements as written; a text is a {@code String}, a truth value a {@code Boolean},
 *     several texts a {@code List}
 * @param annotation where the annotation stands
 * @param values by element, where its value stands
 */
public record ParsedSource(String className, Map<String, Object> elements, Span annotation, Map<String, Span> values) {

    public ParsedSource {
        elements = Map.copyOf(elements);
        values = Map.copyOf(values);
    }

    /**
     * A part of a text.
     *
     * @param start the index of its first character
     * @param end the index behind its last character
     */
    public record Span(int start, int end) {}
}
