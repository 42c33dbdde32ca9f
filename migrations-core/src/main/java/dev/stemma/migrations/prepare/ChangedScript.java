package dev.stemma.migrations.prepare;

/**
 * A script that is not what it was when its revision was applied.
 *
 * @param revision the revision's id
 * @param path the script
 * @param recorded the checksum in the bookkeeping
 * @param actual the checksum of the script now
 */
public record ChangedScript(String revision, String path, String recorded, String actual) {}
