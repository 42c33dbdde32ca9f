package dev.stemma.migrations.author;

import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.SqlScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that a new script in SQL begins as. {@code {message}}, {@code {revision}}, {@code {revises}},
 * {@code {branch_labels}}, {@code {depends_on}} and {@code {created}} stand for what the new revision is; other braces
 * mean nothing. The lines of a long message each begin as the line does that has {@code {message}}.
 *
 * @param source where it comes from, for error messages
 * @param text the text
 */
public record ScriptTemplate(String source, String text) implements RevisionTemplate {

    /** The name that a project's own template has. */
    public static final String FILE_NAME = "script.sql.template";

    /** What is used where a project has no template of its own. */
    public static final ScriptTemplate DEFAULT = new ScriptTemplate("the default template", """
            -- {message}
            --
            -- revision: {revision}
            -- revises: {revises}
            -- branch-labels: {branch_labels}
            -- depends-on: {depends_on}
            -- created: {created}

            -- migrate:up


            -- migrate:down

            """);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
    private static final String MESSAGE = "message";

    /**
     * Reads a project's own template.
     *
     * @param file the template
     * @return the template
     * @throws InvalidTemplateException when it cannot be read, or is not UTF-8
     */
    public static ScriptTemplate read(Path file) {
        return new ScriptTemplate(file.toString(), RevisionTemplate.readText(file));
    }

    @Override
    public byte[] render(RevisionDraft draft, String created) {
        Map<String, String> values = Map.of(
                MESSAGE,
                draft.message().strip(),
                "revision",
                draft.id(),
                "revises",
                String.join(", ", draft.parents()),
                "branch_labels",
                String.join(", ", draft.labels()),
                "depends_on",
                String.join(", ", draft.dependsOn()),
                "created",
                created);
        StringBuilder rendered = new StringBuilder();
        for (String line : text.split("(?<=\n)", -1)) {
            rendered.append(renderLine(line, values));
        }
        return rendered.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Path file(RevisionDraft draft, FileNameTemplate fileName, ZonedDateTime created) {
        return fileName.name(draft, created);
    }

    @Override
    public String messageRule() {
        return "{message} has to stand in a comment above the first key, and no line of a message can begin with a key"
                + " and a colon";
    }

    @Override
    public Script script(String path, byte[] content) {
        return SqlScript.of(path, content);
    }

    private static String renderLine(String line, Map<String, String> values) {
        Matcher placeholder = PLACEHOLDER.matcher(line);
        StringBuilder rendered = new StringBuilder();
        boolean leftEmpty = false;
        while (placeholder.find()) {
            String name = placeholder.group(1);
            String value = values.get(name);
            if (value != null) {
                leftEmpty |= value.isEmpty();
                String before = line.substring(0, placeholder.start());
                placeholder.appendReplacement(
                        rendered, Matcher.quoteReplacement(name.equals(MESSAGE) ? continued(value, before) : value));
            }
        }
        placeholder.appendTail(rendered);
        return leftEmpty ? withoutTrailingSpace(rendered.toString()) : rendered.toString();
    }

    private static String continued(String message, String lineStart) {
        return message.lines()
                .map(String::strip)
                .reduce((above, line) -> above + "\n" + (lineStart + line).stripTrailing())
                .orElse("");
    }

    /** {@code -- depends-on:} rather than {@code -- depends-on: }, whatever ends the line. */
    private static String withoutTrailingSpace(String line) {
        String content = line.stripTrailing();
        return content + line.substring(line.replaceAll("[\r\n]+$", "").length());
    }
}
