package dev.stemma.migrations.author;

import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.SourceScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that a new revision in Java begins as. {@code {class}} stands for the name of its class, which is the file's
 * too; {@code {message}}, {@code {revision}}, {@code {revises}}, {@code {branch_labels}}, {@code {depends_on}} and
 * {@code {created}} for what the new revision is, as Java writes it: in quotes, several texts in braces. Other braces mean
 * nothing.
 *
 * @param source where it comes from, for error messages
 * @param text the text
 */
public record JavaTemplate(String source, String text) implements RevisionTemplate {

    /** The name that a project's own template has. */
    public static final String FILE_NAME = "script.java.template";

    /** What is used where a project has no template of its own. */
    public static final JavaTemplate DEFAULT = new JavaTemplate("the default template", """
            import dev.stemma.migrations.op.Operations;
            import dev.stemma.migrations.op.Revision;
            import dev.stemma.migrations.op.RevisionScript;
            import org.jooq.impl.SQLDataType;

            @Revision(
                    id = {revision},
                    revises = {revises},
                    branchLabels = {branch_labels},
                    dependsOn = {depends_on},
                    message = {message},
                    created = {created})
            public final class {class} implements RevisionScript {

                @Override
                public void upgrade(Operations op) {
                    // op.execute(op.dsl().alterTable("accounts").add("note", SQLDataType.CLOB));
                }

                @Override
                public void downgrade(Operations op) {
                    // op.execute(op.dsl().alterTable("accounts").dropColumn("note"));
                }
            }
            """);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    /**
     * Reads a project's own template.
     *
     * @param file the template
     * @return the template
     * @throws InvalidTemplateException when it cannot be read, or is not UTF-8
     */
    public static JavaTemplate read(Path file) {
        return new JavaTemplate(file.toString(), RevisionTemplate.readText(file));
    }

    @Override
    public byte[] render(RevisionDraft draft, String created) {
        Map<String, String> values = Map.of(
                "class",
                JavaClassName.of(draft),
                "message",
                JavaLiteral.of(draft.message().strip()),
                "revision",
                JavaLiteral.of(draft.id()),
                "revises",
                JavaLiteral.ofAll(draft.parents()),
                "branch_labels",
                JavaLiteral.ofAll(draft.labels()),
                "depends_on",
                JavaLiteral.ofAll(draft.dependsOn()),
                "created",
                JavaLiteral.of(created));
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** In the folder in which a script in SQL would be. */
    @Override
    public Path file(RevisionDraft draft, FileNameTemplate fileName, ZonedDateTime created) {
        return fileName.name(draft, created).resolveSibling(JavaClassName.of(draft) + ".java");
    }

    @Override
    public String messageRule() {
        return "the annotation has to say message = {message}";
    }

    @Override
    public Script script(String path, byte[] content) {
        return SourceScript.of(path, content);
    }
}
