package dev.stemma.migrations;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.lock.LockSettings;
import dev.stemma.migrations.lock.RunLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** What stands in a run's way in the tests of runs. */
final class Locks {

    private Locks() {}

    /** Takes the lock on the default bookkeeping as a run that is at work on that connection holds it. */
    static HeldLock holdAdvisory(Connection connection) throws SQLException {
        LockSettings settings = new LockSettings(
                "public", "schema_revision", "schema_revision_lock", "test", null, Duration.ofSeconds(30), Map.of());
        return RunLock.of("advisory", settings, Locks.class.getClassLoader())
                .acquire(new LockRequest(connection, Duration.ZERO, holder -> {}));
    }
}
