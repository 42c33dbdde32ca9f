package dev.stemma.migrations.script;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.testkit.fuzz.Messages;
import java.nio.charset.StandardCharsets;

/** Fuzzes what reads a script: its encoding, its header, its sections. */
public final class ScriptFuzzer {

    private ScriptFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            SqlScript script = SqlScript.of("s.sql", input);
            check(!script.revision().id().isBlank(), "a revision without an id");
            ScriptBody body = script.readBody();
            check(body.checksum().orElse("").matches("[0-9a-f]{64}"), "no checksum");
            SqlSection up = (SqlSection) body.up();
            check(up.firstLine() >= 1 && script.readText().orElseThrow().contains(up.sql()), "a section from nowhere");
            check(body.equals(script.readBody()), "two readings differ");
        } catch (StemmaException e) {
            Messages.check(e.getMessage(), text);
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
