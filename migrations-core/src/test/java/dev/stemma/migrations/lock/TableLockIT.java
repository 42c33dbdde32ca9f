package dev.stemma.migrations.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.testkit.TestDatabase;
import dev.stemma.testkit.TestLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableLockIT extends RunLockContract {

    @Override
    String kind() {
        return "table";
    }

    @Override
    protected Duration lease() {
        return Duration.ofSeconds(1);
    }

    /** As if this process had been paused: its time is up, and others saw that. */
    @Override
    protected void lose(Connection holder, String name) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            statement.execute("DELETE FROM public.\"" + name + "_lock\"");
        }
    }

    @Test
    void aHeartbeatThatIsHeldUp_isMadeUpFor_whileNobodyTookTheLock(TestDatabase database) throws Exception {
        try (Connection one = database.connect();
                Connection other = database.connect();
                TestLock.Held held = lock(database.dataSource(), "x").acquire(one, Duration.ZERO, holder -> {})) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("SELECT * FROM public.x_lock FOR UPDATE");
            }
            // longer than the lease, and than one answer may take
            Thread.sleep(2500);
            assertThat(database.value("SELECT expires_at < clock_timestamp() FROM public.x_lock"))
                    .isEqualTo("t");
            other.rollback();

            held.ensureHeld();

            assertThat(database.value("SELECT expires_at > clock_timestamp() FROM public.x_lock"))
                    .isEqualTo("t");
        }
        assertThat(database.column("SELECT * FROM public.x_lock")).isEmpty();
    }

    @Test
    void theSchema_isMadeWhenItIsMissing(TestDatabase database) throws Exception {
        LockSettings settings =
                new LockSettings("o'h \"no\"", "t", "t_lock", "me@here", database.dataSource(), lease(), Map.of());
        try (Connection connection = database.connect();
                HeldLock held = RunLock.of("table", settings, getClass().getClassLoader())
                        .acquire(new LockRequest(connection, Duration.ZERO, holder -> {}))) {
            held.ensureHeld();
            assertThat(database.column("SELECT holder FROM \"o'h \"\"no\"\"\".t_lock"))
                    .singleElement()
                    .asString()
                    .contains("of me@here");
        }
    }
}
