package dev.stemma.migrations.run;

import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.store.ClaimStore;
import dev.stemma.migrations.store.HalfDone;
import dev.stemma.migrations.store.SectionProgress;
import dev.stemma.migrations.store.SectionProgress.Mark;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The claim of one step that runs without a transaction, from before it runs until it is recorded or given back. */
final class StepClaim {

    private final Connection connection;
    private final ClaimStore claims;
    private final String revision;
    private final String session;
    private final @Nullable SectionProgress atFirst;
    private final @Nullable SectionLedger ledger;

    /** Of a step that is not claimed yet, and that an earlier run may have left half done. */
    StepClaim(Connection connection, ClaimStore claims, String session, PreparedStep step, @Nullable HalfDone earlier) {
        this.connection = connection;
        this.claims = claims;
        this.revision = step.step().revision().id();
        this.session = session;
        if (step.work() instanceof Work.Statements work && SectionLedger.canKeep(work)) {
            SectionProgress known = earlier == null ? null : earlier.progress().orElse(null);
            this.ledger = new SectionLedger(connection, work, known, this::write);
            this.atFirst = ledger.state(Mark.BEGUN);
        } else {
            this.ledger = null;
            this.atFirst = null;
        }
    }

    String session() {
        return session;
    }

    /** What the claim begins with. */
    @Nullable
    SectionProgress atFirst() {
        return atFirst;
    }

    StatementProgress progress() {
        return ledger == null ? StatementProgress.NONE : ledger;
    }

    private void write(SectionProgress progress) throws SQLException {
        if (!claims.update(connection, revision, session, progress, false)) {
            throw new SQLException("the row that claims this step for this session is gone or somebody else's: it was"
                    + " changed by hand, or a pooler in transaction mode has changed the session");
        }
    }

    /** Says that the step has failed, and nobody is at work on it any more. */
    void release() throws SQLException {
        claims.update(connection, revision, session, ledger == null ? null : ledger.state(Mark.FAILED), true);
    }
}
