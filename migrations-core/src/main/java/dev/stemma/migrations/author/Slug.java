package dev.stemma.migrations.author;

import java.text.Normalizer;
import java.util.Locale;

/** The part of a file name that says what a revision does: ASCII letters and digits, lower case, underscores. */
final class Slug {

    private static final int MAX_LENGTH = 40;

    private Slug() {}

    /** The slug of a message; empty when the message has no letter or digit that ASCII knows, even without accents. */
    static String of(String message) {
        String withoutAccents =
                Normalizer.normalize(message, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String words = withoutAccents
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return words.length() <= MAX_LENGTH ? words : cut(words);
    }

    /** Cuts between words where that leaves something. */
    private static String cut(String words) {
        int end = words.lastIndexOf('_', MAX_LENGTH);
        return words.substring(0, end > 0 ? end : MAX_LENGTH);
    }
}
