package dev.stemma.migrations.script;

import java.util.Optional;

/**
 * What a script does, below its header.
 *
 * @param up the upgrade; without text in a script that only marks a point of the graph
 * @param down the downgrade, or empty when the revision is irreversible
 * @param checksum the SHA-256 of the normalised text, 64 hex digits; empty where there is no text
 */
public record ScriptBody(Section up, Optional<Section> down, Optional<String> checksum) {

    /**
     * Reads the sections of a script in SQL.
     *
     * @param path the script, for error messages
     * @param text the whole text of the script
     * @return the sections
     * @throws InvalidScriptException when markers are missing, doubled, or carry unknown options
     */
    public static ScriptBody parse(String path, String text) {
        return new SectionParser(path, text).parse();
    }
}
