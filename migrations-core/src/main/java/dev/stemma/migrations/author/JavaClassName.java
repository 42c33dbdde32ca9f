package dev.stemma.migrations.author;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the class of a new revision in Java is named: what it does and its id, {@code AddTokens_1f3c9a20b7de}. */
final class JavaClassName {

    private JavaClassName() {}

    /** A name of ASCII letters, digits and underscores, whatever the message is written in; no keyword has its form. */
    static String of(RevisionDraft draft) {
        String words = Arrays.stream(Slug.of(draft.message()).split("_"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        boolean begins = !words.isEmpty() && Character.isLetter(words.charAt(0));
        return (begins ? words : "Revision" + words) + "_" + draft.id().replaceAll("[^A-Za-z0-9]", "_");
    }
}
