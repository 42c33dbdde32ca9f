package dev.stemma.migrations.run;

import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.script.ScriptBody;
import dev.stemma.migrations.script.Section;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.StatementKind;
import dev.stemma.migrations.store.Attempt;
import dev.stemma.migrations.store.NewRevision;
import dev.stemma.migrations.store.Origin;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step with all that it needs read and checked, so that nothing but the database can fail once it runs.
 *
 * @param step the step
 * @param section where the statements come from; empty where none are run
 * @param statements what it runs, in order; none for a stamp
 * @param recorded the script that is recorded as applied; null where the revision is forgotten instead
 */
record PreparedStep(
        Step step,
        Section section,
        List<SqlStatement> statements,
        @Nullable ScriptBody recorded) {

    PreparedStep {
        statements = List.copyOf(statements);
    }

    /** A step that runs nothing and forgets its revision. */
    static PreparedStep forgetting(Step step) {
        return new PreparedStep(step, new Section("", "", 1, true), List.of(), null);
    }

    /** Whether it can share a transaction with its bookkeeping; what runs nothing always can. */
    boolean transactional() {
        return section.transactional() || statements.isEmpty();
    }

    /** Whether the script begins or ends transactions itself. */
    boolean controlsTransactions() {
        return statements.stream().anyMatch(statement -> statement.kind() == StatementKind.TRANSACTION_CONTROL);
    }

    NewRevision row(ScriptBody body, Origin origin, Duration duration) {
        String downgrade = body.down().map(Section::asStoredDowngrade).orElse(null);
        return new NewRevision(step.revision(), body.checksum(), origin, duration, downgrade);
    }

    Attempt attempt(RunMode mode, Duration duration, @Nullable String error) {
        return new Attempt(step.revision().id(), mode.action(step.direction()), duration, error);
    }
}
