package dev.stemma.migrations.lock.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.StemmaBuilder;
import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockInterruptedException;
import dev.stemma.migrations.lock.LockLostException;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.lock.LockSettings;
import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.lock.LockUnusableException;
import dev.stemma.migrations.lock.RunLock;
import dev.stemma.testkit.LockContract;
import dev.stemma.testkit.TestDatabase;
import dev.stemma.testkit.TestLock;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.options.GetOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The contract of locks, kept by a real etcd. */
class EtcdLockIT extends LockContract {

    private static final String ENDPOINT = "stemma.test.etcd";

    private static Optional<EtcdServer> server = Optional.empty();

    @BeforeAll
    static void startEtcd(@TempDir Path folder) throws Exception {
        Optional<Path> program = EtcdServer.program();
        assumeTrue(program.isPresent(), "the program etcd is missing (Debian: apt-get install etcd-server)");
        server = Optional.of(EtcdServer.start(program.orElseThrow(), folder));
    }

    @AfterAll
    static void stopEtcd() {
        server.ifPresent(EtcdServer::close);
    }

    private static String endpoint() {
        return server.map(EtcdServer::endpoint).orElseGet(() -> System.getProperty(ENDPOINT));
    }

    @Override
    protected Map<String, String> properties() {
        return Map.of(ENDPOINT, endpoint());
    }

    private static RunLock etcd(DataSource dataSource, String name, Map<String, String> values) {
        LockSettings settings = new LockSettings(
                "public", name, name + "_lock", "tester@here", dataSource, Duration.ofSeconds(2), values);
        return RunLock.of("etcd", settings, EtcdLockIT.class.getClassLoader());
    }

    @Override
    protected TestLock lock(DataSource dataSource, String name) {
        RunLock lock = etcd(dataSource, name, Map.of("endpoints", endpoint()));
        return (connection, wait, onWait) -> {
            HeldLock held =
                    lock.acquire(new LockRequest(connection, wait, holder -> onWait.accept(holder.description())));
            return new TestLock.Held() {
                @Override
                public void ensureHeld() throws SQLException {
                    held.ensureHeld();
                }

                @Override
                public void close() throws SQLException {
                    held.close();
                }
            };
        };
    }

    @Override
    protected Class<LockTimeoutException> timeout() {
        return LockTimeoutException.class;
    }

    @Override
    protected Class<LockInterruptedException> interrupted() {
        return LockInterruptedException.class;
    }

    @Override
    protected Class<LockLostException> lost() {
        return LockLostException.class;
    }

    @Override
    protected Duration lease() {
        return Duration.ofSeconds(2);
    }

    @Override
    protected void lose(Connection holder, String name) throws Exception {
        try (Client client = Client.builder().endpoints(endpoint()).build()) {
            String key = "stemma/" + holder.getCatalog() + "/public/" + name;
            assertThat(client.getKVClient().delete(EtcdAddress.bytes(key)).get().getDeleted())
                    .isOne();
        }
    }

    @Test
    void upgrade_leavesNothingInEtcd(TestDatabase database, @TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("r1.sql"),
                "-- One table\n--\n-- revision: r1\n-- revises:\n\n-- migrate:up\nCREATE TABLE t (id int);\n");
        StemmaBuilder builder = Stemma.builder(database.dataSource())
                .scripts(folder.toString())
                .lock("etcd", Map.of("endpoints", endpoint(), "prefix", "blue/"));

        assertThat(builder.build().upgrade("head").plan().steps()).hasSize(1);

        try (Client client = Client.builder().endpoints(endpoint()).build()) {
            GetOption below = GetOption.builder().isPrefix(true).build();
            GetResponse found =
                    client.getKVClient().get(EtcdAddress.bytes("blue/"), below).get();
            assertThat(found.getKvs()).isEmpty();
        }
    }

    @Test
    void anEtcdThatDoesNotAnswer_isNamed(TestDatabase database) throws Exception {
        RunLock lock = etcd(
                database.dataSource(),
                "x",
                Map.of("endpoints", "http://127.0.0.1:1", "user", "u", "password", "open sesame"));
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> lock.acquire(new LockRequest(connection, Duration.ofMinutes(1), holder -> {})))
                    .isInstanceOf(LockUnusableException.class)
                    .hasMessageContaining("cannot use etcd at http://127.0.0.1:1")
                    .hasMessageNotContaining("sesame");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "etcd1:2379",
                "http://",
                "ftp://x",
                "http://u:sesame@x:1",
                "http://a:1,https://b:1",
                "http://a:1,"
            })
    void endpointsThatMakeNoSense_areRefusedBeforeAnythingIsOpened(String endpoints) {
        assertThatThrownBy(() -> etcd(new PGSimpleDataSource(), "x", Map.of("endpoints", endpoints)))
                .isInstanceOf(LockUnusableException.class)
                .hasMessageContaining("ndpoint")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void withoutEndpoints_theMissingSettingIsNamed(TestDatabase database) {
        assertThatThrownBy(() -> etcd(database.dataSource(), "x", Map.of()))
                .isInstanceOf(LockUnusableException.class)
                .hasMessage(
                        "The lock kind 'etcd' needs the setting 'endpoints' (endpoints under [lock] in migrate.toml)");
    }
}
