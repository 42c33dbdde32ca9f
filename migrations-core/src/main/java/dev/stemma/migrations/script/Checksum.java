package dev.stemma.migrations.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The fingerprint of what a script does. The header is left out, so that a reworded message or a new parent is no
 * change; line ends, white space at line ends and blank lines at either end of a section are left out too, since
 * editors and version control alter them.
 */
public final class Checksum {

    private Checksum() {}

    static String of(List<String> sections) {
        return ofText(sections.stream().map(Checksum::normalise).collect(Collectors.joining("\f")));
    }

    /**
     * The fingerprint of a text, of which every character counts.
     *
     * @param text the text
     * @return its SHA-256 in UTF-8, as 64 hexadecimal digits
     */
    public static String ofText(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String normalise(String section) {
        return isTidy(section) ? section.strip() : tidied(section).strip();
    }

    /** Whether its lines end with LF, and without white space before it, as most do. */
    private static boolean isTidy(String section) {
        char before = '\n';
        for (int i = 0; i < section.length(); i++) {
            char c = section.charAt(i);
            if (c == '\r' || (c == '\n' && before != '\n' && Character.isWhitespace(before))) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static String tidied(String section) {
        return section.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }
}
