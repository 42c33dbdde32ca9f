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
final class Checksum {

    private Checksum() {}

    static String of(List<String> sections) {
        String normalised = sections.stream().map(Checksum::normalise).collect(Collectors.joining("\f"));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(normalised.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String normalise(String section) {
        return section.lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
