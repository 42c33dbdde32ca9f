package dev.stemma.migrations.run;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.ScriptBody;
import dev.stemma.migrations.script.Section;
import dev.stemma.migrations.script.SqlScript;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and checks everything that a plan will run, before any of it runs. */
final class StepPreparer {

    private final ScriptCatalog scripts;
    private final Map<String, String> storedDowngrades;

    /**
     * A preparer.
     *
     * @param scripts the scripts at hand
     * @param storedDowngrades by id, the ways back that the bookkeeping keeps for revisions without a script
     */
    StepPreparer(ScriptCatalog scripts, Map<String, String> storedDowngrades) {
        this.scripts = scripts;
        this.storedDowngrades = storedDowngrades;
    }

    List<PreparedStep> prepare(Plan plan) {
        List<PreparedStep> prepared = new ArrayList<>();
        List<Revision> irreversible = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step.direction() == Direction.DOWNGRADE) {
                downgradeOf(step.revision())
                        .ifPresentOrElse(
                                section -> prepared.add(new PreparedStep(step, section, split(section), null)),
                                () -> irreversible.add(step.revision()));
            } else if (step.direction() == Direction.UNSTAMP) {
                prepared.add(PreparedStep.forgetting(step));
            } else {
                prepared.add(forward(step));
            }
        }
        if (!irreversible.isEmpty()) {
            throw new IrreversibleException(irreversible);
        }
        return prepared;
    }

    private PreparedStep forward(Step step) {
        ScriptBody body = scriptOf(step.revision()).readBody();
        if (step.direction() != Direction.UPGRADE) {
            return new PreparedStep(step, body.up(), List.of(), body);
        }
        // the way back is read now too: a broken one is better known before there is a need for it
        body.down().ifPresent(StepPreparer::split);
        return new PreparedStep(step, body.up(), split(body.up()), body);
    }

    private SqlScript scriptOf(Revision revision) {
        return scripts.script(revision.id())
                .orElseThrow(() -> new StemmaException(
                        ErrorCode.UNKNOWN_REVISION, "Revision " + revision.id() + " has no script here"));
    }

    private Optional<Section> downgradeOf(Revision revision) {
        Optional<SqlScript> script = scripts.script(revision.id());
        if (script.isPresent()) {
            return script.get().readBody().down();
        }
        return Optional.ofNullable(storedDowngrades.get(revision.id()))
                .flatMap(stored -> ScriptBody.parse("stored downgrade of " + revision.id(), stored)
                        .down());
    }

    private static List<SqlStatement> split(Section section) {
        try {
            List<SqlStatement> statements = SqlSplitter.split(section.sql(), section.firstLine());
            if (section.transactional()) {
                statements.forEach(statement -> refuseOutsideTransaction(section, statement));
            }
            return statements;
        } catch (SqlSyntaxException e) {
            throw new StemmaException(
                    ErrorCode.INVALID_SCRIPT,
                    section.path() + ":" + e.line() + ":" + e.column() + ": " + sentence(e.problem())
                            + " Nothing of this run was changed in the database",
                    e);
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** What a transactional section cannot hold is refused here, where nothing has run yet. */
    private static void refuseOutsideTransaction(Section section, SqlStatement statement) {
        String reason = switch (statement.kind()) {
            case ORDINARY -> "";
            case TRANSACTION_CONTROL ->
                "would end the transaction in which the revision and its bookkeeping run; remove it, or write";
            case OUTSIDE_TRANSACTION -> "cannot run inside a transaction; write";
        };
        if (!reason.isEmpty()) {
            String firstLine = statement.text().lines().findFirst().orElse("");
            throw new StemmaException(
                    ErrorCode.INVALID_SCRIPT,
                    section.path() + ":" + statement.line() + ": '" + firstLine + "' " + reason
                            + " 'transaction:false' after the section's marker. Nothing of this run was changed in the"
                            + " database");
        }
    }
}
