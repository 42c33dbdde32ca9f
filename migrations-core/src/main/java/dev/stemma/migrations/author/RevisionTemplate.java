package dev.stemma.migrations.author;

import dev.stemma.migrations.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;

/** What a new script begins as, in one of the languages that revisions are written in. */
public sealed interface RevisionTemplate permits ScriptTemplate, JavaTemplate {

    /**
     * Where it comes from.
     *
     * @return a path or a description, for error messages
     */
    String source();

    /**
     * Fills it in.
     *
     * @param draft the revision
     * @param created when it is written, as it is shown
     * @return the new script
     */
    byte[] render(RevisionDraft draft, String created);

    /**
     * Names the file.
     *
     * @param draft the revision
     * @param fileName how the project names its scripts
     * @param created when it is written
     * @return its place in the scripts folder
     * @throws InvalidTemplateException when {@code fileName} gives no usable name
     */
    Path file(RevisionDraft draft, FileNameTemplate fileName, ZonedDateTime created);

    /**
     * Where {@code {message}} has to stand.
     *
     * @return the rule, a clause without a full stop
     */
    String messageRule();

    /**
     * Reads what was filled in.
     *
     * @param path where it will be, for error messages
     * @param content the new script
     * @return the script, as it will be found
     * @throws dev.stemma.migrations.script.InvalidScriptException when it is none
     */
    Script script(String path, byte[] content);

    /**
     * Reads a project's own template.
     *
     * @param file the template
     * @return its text
     * @throws InvalidTemplateException when it cannot be read, or is not UTF-8
     */
    static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidTemplateException(file.toString(), "cannot be read as UTF-8 text.", e);
        }
    }
}
