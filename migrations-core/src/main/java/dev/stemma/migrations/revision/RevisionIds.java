package dev.stemma.migrations.revision;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The rules for revision ids and branch labels, and fresh ids.
 *
 * <p>An id has 1 to 128 characters, none of them white space, a control character or one of {@code @ : , + -}, and is
 * none of the words that targets reserve. A label follows the same rules but may contain hyphens after its first
 * character, as labels do in projects that come from Alembic ({@code release-2.1}). Both may contain dots.
 */
public final class RevisionIds {

    /** The most characters that an id or a label may have. */
    public static final int MAX_LENGTH = 128;

    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");
    private static final int GENERATED_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RevisionIds() {}

    /**
     * Whether targets give this word a meaning of its own, so that no revision and no label can have it as its name.
     *
     * @param word any text
     * @return true for {@code head}, {@code heads}, {@code base} and {@code current}
     */
    public static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    /**
     * Refuses what cannot be a revision id.
     *
     * @param id the id as written
     * @param source where it is written, for the message
     * @return the id
     * @throws InvalidIdException when it breaks a rule
     */
    public static String checkId(String id, String source) {
        return check("revision id", id, source, "@:,+-");
    }

    /**
     * Refuses what cannot be a branch label.
     *
     * @param label the label as written
     * @param source where it is written, for the message
     * @return the label
     * @throws InvalidIdException when it breaks a rule
     */
    public static String checkLabel(String label, String source) {
        return check("branch label", label, source, "@:,+");
    }

    /**
     * A fresh id of 12 hexadecimal digits from a secure source.
     *
     * @return the id, in lower case
     */
    public static String generate() {
        byte[] bytes = new byte[GENERATED_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String check(String kind, String name, String source, String forbidden) {
        if (name.isEmpty()) {
            throw new InvalidIdException(kind, name, source, "it is empty");
        }
        if (name.length() > MAX_LENGTH) {
            throw new InvalidIdException(
                    kind,
                    name,
                    source,
                    "it has " + name.length() + " characters; at most " + MAX_LENGTH + " are allowed");
        }
        if (isReserved(name)) {
            throw new InvalidIdException(kind, name, source, "it is a word that targets reserve");
        }
        if (name.charAt(0) == '-') {
            throw new InvalidIdException(kind, name, source, "it starts with '-', as only relative targets do");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                continue;
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                throw new InvalidIdException(kind, name, source, "it contains white space or a control character");
            }
            if (forbidden.indexOf(c) >= 0) {
                throw new InvalidIdException(
                        kind, name, source, "it contains '" + c + "', which has a meaning in targets");
            }
        }
        return name;
    }
}
