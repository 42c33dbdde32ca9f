package dev.stemma.migrations.author;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How the files of new scripts are named: {@code {date}}, {@code {year}}, {@code {time}}, {@code {revision}} and
 * {@code {slug}} (the message in ASCII), in UTC; slashes put scripts into folders.
 *
 * @param text the template
 */
public record FileNameTemplate(String text) {

    /** What is used where a project says nothing. */
    public static final FileNameTemplate DEFAULT = new FileNameTemplate("{date}_{revision}_{slug}.sql");

    /** The place of a new script in the scripts folder. */
    Path name(RevisionDraft draft, ZonedDateTime created) {
        LocalDateTime utc = created.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
        String slug = Slug.of(draft.message());
        String name = (slug.isEmpty() ? text.replaceAll("[_.-]?\\{slug}", "") : text)
                .replace("{date}", DateTimeFormatter.ISO_LOCAL_DATE.format(utc))
                .replace(
                        "{year}",
                        DateTimeFormatter.ofPattern("yyyy", Locale.ROOT).format(utc))
                .replace(
                        "{time}",
                        DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT).format(utc))
                .replace("{revision}", draft.id().replaceAll("[^\\w.]", "_"))
                .replace("{slug}", slug);
        if (!name.endsWith(".sql")) {
            throw invalid("a file name has to end with .sql, or no command would find the script.");
        }
        if (name.indexOf('{') >= 0) {
            throw invalid("the placeholders are {date}, {year}, {time}, {revision} and {slug}.");
        }
        return inside(name);
    }

    private Path inside(String name) {
        try {
            Path path = Path.of(name).normalize();
            if (path.isAbsolute() || path.startsWith("..")) {
                throw invalid("it leads out of the scripts folder.");
            }
            return path;
        } catch (InvalidPathException e) {
            throw invalid("it makes \"" + name + "\", which is no file name here.");
        }
    }

    private InvalidTemplateException invalid(String problem) {
        return new InvalidTemplateException("\"" + text + "\"", problem, null);
    }
}
