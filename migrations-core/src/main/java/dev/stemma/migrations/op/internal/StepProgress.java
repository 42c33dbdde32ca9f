package dev.stemma.migrations.op.internal;

/** What a step has done so far, and what of it would survive its failure. */
public final class StepProgress {

    private int kept;
    private int pending;
    private int batches;
    private long rows;
    private boolean committed;

    StepProgress() {}

    /** A statement that changes something was executed. */
    void executed(boolean autoCommit) {
        if (autoCommit) {
            kept++;
        } else {
            pending++;
        }
    }

    int pending() {
        return pending;
    }

    /** What was executed after {@code pending} statements was rolled back. */
    void rolledBackTo(int pending) {
        this.pending = pending;
    }

    void committed() {
        committed = true;
        kept += pending;
        pending = 0;
    }

    void batchCommitted(int rowsOfBatch) {
        batches++;
        rows += rowsOfBatch;
    }

    /**
     * Whether a part of the step is committed without its bookkeeping.
     *
     * @return true after the first {@code outsideTransaction} or batch
     */
    public boolean hasCommitted() {
        return committed;
    }

    /**
     * What stays when the step fails.
     *
     * @return the figures that are not 0, in brackets with a space before them; empty when there are none
     */
    public String figures() {
        String statements = kept == 0 ? "" : kept + (kept == 1 ? " statement" : " statements");
        String handled = batches == 0
                ? ""
                : batches + (batches == 1 ? " batch" : " batches") + " of " + rows + (rows == 1 ? " row" : " rows");
        if (statements.isEmpty() && handled.isEmpty()) {
            return "";
        }
        return " (" + statements + (statements.isEmpty() || handled.isEmpty() ? "" : ", ") + handled + ")";
    }
}
