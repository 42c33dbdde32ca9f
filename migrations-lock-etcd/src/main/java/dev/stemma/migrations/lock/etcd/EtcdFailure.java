package dev.stemma.migrations.lock.etcd;

/** etcd refused or did not answer; whoever asked says what that means. */
final class EtcdFailure extends RuntimeException {

    EtcdFailure(EtcdAddress address, String reason, Exception cause) {
        super(address + ": " + reason, cause);
    }
}
