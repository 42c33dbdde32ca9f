package dev.stemma.migrations.lock.etcd;

import dev.stemma.migrations.lock.HeldLock;
import dev.stemma.migrations.lock.LockLostException;
import dev.stemma.migrations.lock.LockUnusableException;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.lease.LeaseKeepAliveResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** A key that is ours while its lease lives, which the client keeps alive. */
final class EtcdLease implements HeldLock {

    private final EtcdSession session;
    private final ByteSequence key;
    private final long lease;
    private boolean closed;

    EtcdLease(EtcdSession session, ByteSequence key, long lease) {
        this.session = session;
        this.key = key;
        this.lease = lease;
        session.client().getLeaseClient().keepAlive(lease, new Unheard());
    }

    /** Whether the lock is still ours is asked when it matters. */
    private static final class Unheard implements StreamObserver<LeaseKeepAliveResponse> {

        @Override
        public void onNext(LeaseKeepAliveResponse response) {
            // as it should be
        }

        @Override
        public void onError(Throwable reason) {
            // the client tries again
        }

        @Override
        public void onCompleted() {
            // the lease has run out
        }
    }

    @Override
    public void ensureHeld() {
        try {
            if (!isOurs()) {
                throw new LockLostException(
                        "its lease in etcd ran out. This process was stopped, or cut off from etcd, for longer than the"
                                + " lease lasts",
                        null);
            }
        } catch (EtcdFailure e) {
            throw new LockLostException("whether it is still held cannot be asked of " + e.getMessage(), e);
        }
    }

    private boolean isOurs() {
        List<KeyValue> found =
                session.await(session.client().getKVClient().get(key)).getKvs();
        return !found.isEmpty() && found.get(0).getLease() == lease;
    }

    /** The key goes with its lease. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (session) {
            if (isOurs()) {
                session.await(session.client().getLeaseClient().revoke(lease));
            }
        } catch (EtcdFailure e) {
            throw new LockUnusableException(
                    "its lease runs out by itself; it could not be ended in " + e.getMessage(), e);
        }
    }
}
