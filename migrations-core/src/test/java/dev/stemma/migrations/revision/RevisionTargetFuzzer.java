package dev.stemma.migrations.revision;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.testkit.fuzz.Messages;
import java.nio.charset.StandardCharsets;

/** Fuzzes the parser of targets, and the rules for ids and labels. */
public final class RevisionTargetFuzzer {

    private RevisionTargetFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            Target target = Target.parse(text, name -> name.endsWith("-2"));
            if (!target.text().equals(text)) {
                throw new IllegalStateException("Another target: " + target);
            }
        } catch (StemmaException e) {
            Messages.check(e.getMessage(), text);
        }
    }
}
