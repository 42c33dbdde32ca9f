package dev.stemma.migrations.lock.etcd;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockAttempt;
import dev.stemma.migrations.lock.LockHolder;
import dev.stemma.migrations.lock.LockRequest;
import dev.stemma.migrations.lock.LockSettings;
import dev.stemma.migrations.lock.LockUnusableException;
import dev.stemma.migrations.lock.RunLock;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.PutOption;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A key that exists while somebody holds the lock. It belongs to a lease, which etcd ends by its own clock when nobody
 * keeps it alive.
 */
final class EtcdLock implements RunLock {

    private static final String DEFAULT_PREFIX = "stemma/";
    /** Leases are whole seconds, and the client renews them at intervals of half a second and more. */
    private static final long SHORTEST_LEASE_SECONDS = 2;

    private final EtcdAddress address;
    private final LockSettings settings;

    EtcdLock(EtcdAddress address, LockSettings settings) {
        this.address = address;
        this.settings = settings;
    }

    @Override
    public HeldLock acquire(LockRequest request) throws SQLException {
        ByteSequence key = key(request.connection());
        EtcdSession session = EtcdSession.open(address);
        boolean acquired = false;
        try {
            HeldLock held = request.poll(new Attempt(session, key, request.connection()));
            acquired = true;
            return held;
        } catch (EtcdFailure e) {
            throw new LockUnusableException(
                    "The lock kind 'etcd' cannot use " + e.getMessage()
                            + ". Nothing was changed. See to endpoints, user and password under [lock] in migrate.toml",
                    e);
        } finally {
            if (!acquired) {
                session.close();
            }
        }
    }

    /** One etcd may serve many databases. */
    private ByteSequence key(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.current_database()")) {
            row.next();
            List<String> path = List.of(row.getString(1), settings.schema(), settings.table());
            return EtcdAddress.bytes(settings.value("prefix").orElse(DEFAULT_PREFIX)
                    + String.join("/", path.stream().map(EtcdLock::escaped).toList()));
        }
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static long seconds(Duration lease) {
        return Math.max(SHORTEST_LEASE_SECONDS, lease.plusMillis(999).toSeconds());
    }

    /** Looks before it asks for a lease, so that those who wait leave nothing behind in etcd. */
    private final class Attempt implements LockAttempt {

        private final EtcdSession session;
        private final ByteSequence key;
        private final Connection connection;
        private LockHolder holder = LockHolder.UNKNOWN;

        private Attempt(EtcdSession session, ByteSequence key, Connection connection) {
            this.session = session;
            this.key = key;
            this.connection = connection;
        }

        @Override
        public Optional<HeldLock> tryOnce() throws SQLException {
            List<KeyValue> found =
                    session.awaitFirst(session.client().getKVClient().get(key)).getKvs();
            if (!found.isEmpty()) {
                holder = new LockHolder(found.get(0).getValue().toString(StandardCharsets.UTF_8));
                return Optional.empty();
            }
            long lease = session.awaitFirst(session.client().getLeaseClient().grant(seconds(settings.lease())))
                    .getID();
            if (put(lease, LockHolder.thisProcess(settings.owner(), connection))) {
                return Optional.of(new EtcdLease(session, key, lease));
            }
            session.awaitFirst(session.client().getLeaseClient().revoke(lease));
            holder = LockHolder.UNKNOWN;
            return Optional.empty();
        }

        private boolean put(long lease, LockHolder self) {
            PutOption ofLease = PutOption.builder().withLeaseId(lease).build();
            TxnResponse answer = session.awaitFirst(session.client()
                    .getKVClient()
                    .txn()
                    .If(new Cmp(key, Cmp.Op.EQUAL, CmpTarget.version(0)))
                    .Then(Op.put(key, EtcdAddress.bytes(self.description()), ofLease))
                    .commit());
            return answer.isSucceeded();
        }

        @Override
        public LockHolder holder() {
            return holder;
        }
    }
}
