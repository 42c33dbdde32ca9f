package dev.stemma.migrations.offline;

import dev.stemma.migrations.lock.AdvisoryKey;
import dev.stemma.migrations.store.BookkeepingNames;
import java.util.Optional;

/**
 * What the scripts of a project have in common.
 *
 * @param bookkeeping where the bookkeeping is
 * @param toolVersion the version of this library
 * @param lock the advisory lock under which a script runs; empty for none
 * @param timeZone the time zone of the session, as PostgreSQL names it
 */
public record ScriptSettings(
        BookkeepingNames bookkeeping, String toolVersion, Optional<AdvisoryKey> lock, String timeZone) {}
