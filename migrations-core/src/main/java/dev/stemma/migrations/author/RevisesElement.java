package dev.stemma.migrations.author;

import dev.stemma.migrations.script.SourceScript;
import dev.stemma.migrations.script.source.ParsedSource;
import dev.stemma.migrations.script.source.ParsedSource.Span;
import dev.stemma.migrations.script.source.SourceException;
import dev.stemma.migrations.script.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The {@code revises} of a revision in Java source. Replacing its value leaves everything else as it is. */
final class RevisesElement {

    private static final String BOM = "\uFEFF";

    private RevisesElement() {}

    /**
     * The source with other parents.
     *
     * @param path where it is, for error messages
     * @param source the bytes of a source whose annotation can be read
     * @param parents the new parents, one at least
     * @return the new bytes
     */
    static byte[] replace(String path, byte[] source, List<String> parents) {
        String text = new String(source, StandardCharsets.UTF_8);
        String mark = text.startsWith(BOM) ? BOM : "";
        String content = text.substring(mark.length());
        ParsedSource parsed = parse(new SourceFile(path, content));
        String value = JavaLiteral.ofAll(parents);
        Span revises = parsed.values().get("revises");
        if (revises != null) {
            return bytes(mark, content, revises, value);
        }
        // a base may leave it out; every revision has an id
        Span id = parsed.values().getOrDefault("id", parsed.annotation());
        return bytes(mark, content, new Span(id.end(), id.end()), ", revises = " + value);
    }

    private static ParsedSource parse(SourceFile file) {
        try {
            return SourceScript.parser().parse(List.of(file)).get(0);
        } catch (SourceException e) {
            throw new CannotWriteException(file.path(), "cannot be rewritten: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(String mark, String text, Span replaced, String by) {
        return (mark + text.substring(0, replaced.start()) + by + text.substring(replaced.end()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
