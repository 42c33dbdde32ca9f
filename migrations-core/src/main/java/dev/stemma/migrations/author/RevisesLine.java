package dev.stemma.migrations.author;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code revises:} line of a script's header. Replacing its value leaves every other byte as it is: line ends, a
 * byte order mark, white space. For that the bytes are looked at as ISO 8859-1, which loses none.
 */
final class RevisesLine {

    private static final String BOM = "\u00EF\u00BB\u00BF";
    private static final String KEY_START = "(?:" + BOM + ")?\\s*--\\s*";
    private static final Pattern LINE = Pattern.compile("(?<text>[^\r\n]*)(?<end>\r\n|\n|\r|$)");
    private static final Pattern REVISES = Pattern.compile(
            "(?<key>" + KEY_START + "revises\\s*:)(?<space>\\s*)(?<value>.*?)(?<rest>\\s*)", Pattern.DOTALL);
    private static final Pattern REVISION =
            Pattern.compile("(?<start>" + KEY_START + ")revision(?<colon>\\s*:).*", Pattern.DOTALL);

    private RevisesLine() {}

    /**
     * The script with other parents.
     *
     * @param script the bytes of a script whose header can be read
     * @param parents the new parents, one at least
     * @return the new bytes
     */
    static byte[] replace(byte[] script, List<String> parents) {
        String text = new String(script, StandardCharsets.ISO_8859_1);
        String value =
                new String(String.join(", ", parents).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        Matcher line = LINE.matcher(text);
        boolean begun = false;
        int revisionLine = 0;
        while (line.find() && belongsToHeader(line.group("text"), begun) && line.start() < text.length()) {
            begun |= !line.group("text").isBlank();
            Matcher revises = REVISES.matcher(line.group("text"));
            if (revises.matches()) {
                return bytes(text, line.start("text"), line.end("text"), replaced(revises, value));
            }
            if (REVISION.matcher(line.group("text")).matches()) {
                revisionLine = line.start();
            }
        }
        return insertBelow(text, revisionLine, value);
    }

    private static boolean belongsToHeader(String line, boolean begun) {
        String content = line.replace(BOM, "").strip();
        return content.startsWith("--") || (content.isEmpty() && !begun);
    }

    private static String replaced(Matcher revises, String value) {
        boolean wasEmpty = revises.group("value").isEmpty();
        String space = wasEmpty || revises.group("space").isEmpty() ? " " : revises.group("space");
        return revises.group("key") + space + value + (wasEmpty ? "" : revises.group("rest"));
    }

    /** A base may leave the line out. */
    private static byte[] insertBelow(String text, int revisionLine, String value) {
        Matcher line = LINE.matcher(text);
        if (!line.find(revisionLine)) {
            throw new IllegalArgumentException("not a script");
        }
        Matcher revision = REVISION.matcher(line.group("text"));
        if (!revision.matches()) {
            throw new IllegalArgumentException("a script without a 'revision:' line");
        }
        String inserted = revision.group("start").replace(BOM, "") + "revises" + revision.group("colon") + " " + value;
        String end = line.group("end");
        return end.isEmpty()
                ? bytes(text, text.length(), text.length(), "\n" + inserted)
                : bytes(text, line.end(), line.end(), inserted + end);
    }

    private static byte[] bytes(String text, int start, int end, String replacement) {
        return (text.substring(0, start) + replacement + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
    }
}
