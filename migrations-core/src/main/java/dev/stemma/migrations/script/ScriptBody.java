package dev.stemma.migrations.script;

import java.util.Optional;

/**
 * What a script does, below its header.
 *
 * @param up the upgrade; without text in a script that only marks a point of the graph
 * @param down the downgrade, or empty when the revision is irreversible
 * @param checksum the SHA-256 of the normalised sections, 64 hex digits, see {@link Checksum}
 */
public record ScriptBody(Section up, Optional<Section> down, String checksum) {

    /**
     * Reads the sections of a script.
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
