package dev.stemma.migrations.prepare;

import java.util.Optional;

/**
 * What the bookkeeping keeps of a script when its revision is applied.
 *
 * @param checksum the SHA-256 of its text; empty where there is none
 * @param downgradeSql the way back, marker line included; empty when it is irreversible or cannot be written down
 * @param unwritten why the way back cannot be written down, in full sentences; empty when it is, or when there is none
 */
public record RecordedScript(Optional<String> checksum, Optional<String> downgradeSql, Optional<String> unwritten) {}
