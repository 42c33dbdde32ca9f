package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How runs keep out of one another's way, and how little a run takes. */
class LockingIT extends RunningScripts {

    /** Every version of a row of the bookkeeping has a place and a transaction of its own. */
    private static final String WRITTEN = "SELECT xmin || ' ' || ctid FROM schema_revision"
            + " UNION ALL SELECT xmin || ' ' || ctid FROM schema_revision_log ORDER BY 1";

    @Test
    void upgrade_atHead_takesNoLockAndWritesNothing(TestDatabase database) throws Exception {
        scripts.chain(2);
        stemma(database).build().upgrade("head");
        List<String> before = database.column(WRITTEN);

        try (Connection other = holdLockOf(database)) {
            assertThat(stemma(database)
                            .lockWait(Duration.ZERO)
                            .build()
                            .upgrade("head")
                            .nothingToDo())
                    .isTrue();
            assertThat(other.isClosed()).isFalse();
        }

        assertThat(database.column(WRITTEN)).isEqualTo(before).isNotEmpty();
    }

    @Test
    void upgrade_atHead_sendsOneQuery_outsideAnyTransaction(TestDatabase database) {
        scripts.chain(2);
        stemma(database).build().upgrade("head");
        List<String> calls = new ArrayList<>();

        Stemma.builder(recording(database.dataSource(), calls))
                .scripts(scripts.folder().toString())
                .build()
                .upgrade("head");

        assertThat(calls)
                .filteredOn(call -> !call.equals("setAutoCommit true") && !call.startsWith("isClosed"))
                .hasSize(2)
                .satisfies(made -> {
                    assertThat(made.get(0)).startsWith("createStatement");
                    assertThat(made.get(1)).startsWith("close");
                });
    }

    /** Notes what is called on its connections. */
    private static DataSource recording(DataSource dataSource, List<String> calls) {
        InvocationHandler ofSource = (proxy, method, arguments) -> {
            Object result = method.invoke(dataSource, arguments);
            if (!(result instanceof Connection connection)) {
                return result;
            }
            InvocationHandler ofConnection = (self, called, values) -> {
                if (called.getName().equals("getAutoCommit")) {
                    return called.invoke(connection, values);
                }
                calls.add(called.getName() + " " + (values == null ? "" : values[0]));
                return called.invoke(connection, values);
            };
            return proxy(Connection.class, ofConnection);
        };
        return proxy(DataSource.class, ofSource);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(LockingIT.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Takes the lock as a run that waits inside a step would hold it. */
    private Connection holdLockOf(TestDatabase database) throws Exception {
        Connection connection = database.connect();
        Locks.holdAdvisory(connection);
        return connection;
    }

    @Test
    void aPoolOfOneConnection_isEnough(TestDatabase database) {
        scripts.chain(2);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2000);
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Stemma stemma =
                    Stemma.builder(pool).scripts(scripts.folder().toString()).build();
            assertThat(stemma.upgrade("head").plan().steps()).hasSize(2);
            assertThat(stemma.downgrade("base").plan().steps()).hasSize(2);
            assertThat(stemma.oneshot("head").wasFresh()).isTrue();
        }
    }

    @Test
    void aRunThatCannotHaveTheLock_saysWhoHoldsIt(TestDatabase database) throws Exception {
        scripts.chain(1);
        try (Connection other = holdLockOf(database)) {
            assertThat(other.isClosed()).isFalse();
            assertThatThrownBy(() -> stemma(database)
                            .lockWait(Duration.ofMillis(100))
                            .build()
                            .upgrade("head"))
                    .isInstanceOf(LockTimeoutException.class)
                    .hasMessageContaining("process ")
                    .hasMessageContaining("nothing was changed");
        }
        assertThat(events).singleElement().isInstanceOf(Event.WaitingForLock.class);
    }
}
