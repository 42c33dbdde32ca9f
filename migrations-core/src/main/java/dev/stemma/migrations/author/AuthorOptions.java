package dev.stemma.migrations.author;

/**
 * What a project wants of new scripts.
 *
 * @param template the text that a script begins as
 * @param fileName how its file is named
 * @param keepsHeads whether the {@link HeadsFile} is kept
 */
public record AuthorOptions(RevisionTemplate template, FileNameTemplate fileName, boolean keepsHeads) {

    /** What is done where a project says nothing. */
    public static final AuthorOptions DEFAULT =
            new AuthorOptions(ScriptTemplate.DEFAULT, FileNameTemplate.DEFAULT, true);
}
