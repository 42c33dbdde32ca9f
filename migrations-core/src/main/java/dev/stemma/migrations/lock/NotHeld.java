package dev.stemma.migrations.lock;

/** What is held where there is no lock: nothing that could be lost or given back. */
enum NotHeld implements HeldLock {
    /** The only one; it has no state. */
    INSTANCE;

    @Override
    public void ensureHeld() {
        // nothing to lose
    }

    @Override
    public boolean isOfSession(int process) {
        return true;
    }

    @Override
    public boolean keepsOthersOut() {
        return false;
    }

    @Override
    public void close() {
        // nothing was taken
    }
}
