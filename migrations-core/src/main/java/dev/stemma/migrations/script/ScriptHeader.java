package dev.stemma.migrations.script;

import dev.stemma.migrations.revision.Revision;
import java.util.Optional;

/**
 * What the first block of comment lines says.
 *
 * @param revision the revision that the script declares
 * @param created when it was written, as written; empty when the key is missing or empty
 * @param release the release that it belongs to, or empty
 */
record ScriptHeader(Revision revision, Optional<String> created, Optional<String> release) {}
