package dev.stemma.migrations.prepare;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.CodeSection;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptBody;
import dev.stemma.migrations.script.Section;
import dev.stemma.migrations.script.SourceScript;
import dev.stemma.migrations.script.SqlSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and checks everything that a plan will run, before any of it runs. */
public final class StepPreparer {

    private final ScriptCatalog scripts;
    private final Map<String, String> storedDowngrades;

    /**
     * A preparer.
     *
     * @param scripts the scripts at hand
     * @param storedDowngrades by id, the ways back that the bookkeeping keeps for revisions without a script
     */
    public StepPreparer(ScriptCatalog scripts, Map<String, String> storedDowngrades) {
        this.scripts = scripts;
        this.storedDowngrades = Map.copyOf(storedDowngrades);
    }

    /**
     * Prepares all steps.
     *
     * @param plan the plan
     * @return its steps, in their order
     * @throws IrreversibleException when revisions on the way down have no downgrade
     * @throws StemmaException when a script cannot be read, or holds what cannot run
     */
    public List<PreparedStep> prepare(Plan plan) {
        SourceScript.compileAll(plan.steps().stream()
                .filter(step -> step.direction() != Direction.UNSTAMP)
                .flatMap(step -> scripts.script(step.revision().id()).stream())
                .toList());
        List<PreparedStep> prepared = new ArrayList<>();
        List<Revision> irreversible = new ArrayList<>();
        for (Step step : plan.steps()) {
            if (step.direction() == Direction.DOWNGRADE) {
                downgradeOf(step.revision())
                        .ifPresentOrElse(
                                section -> prepared.add(new PreparedStep(step, Work.of(section), null)),
                                () -> irreversible.add(step.revision()));
            } else if (step.direction() == Direction.UNSTAMP) {
                prepared.add(new PreparedStep(step, new Work.Nothing(), null));
            } else {
                prepared.add(forward(step));
            }
        }
        if (!irreversible.isEmpty()) {
            throw new IrreversibleException(irreversible);
        }
        return List.copyOf(prepared);
    }

    /**
     * Prepares a oneshot from the declared model: every step is recorded, and the last one creates the model.
     *
     * @param plan stamps of all revisions
     * @param model the model
     * @return its steps, in their order
     * @throws StemmaException when the model or a script cannot be read, or holds what cannot run
     */
    public List<PreparedStep> prepare(Plan plan, Model model) {
        List<PreparedStep> prepared = new ArrayList<>(prepare(plan));
        int last = prepared.size() - 1;
        PreparedStep head = prepared.get(last);
        prepared.set(last, new PreparedStep(head.step(), new Work.Declared(model.statements()), head.recorded()));
        return List.copyOf(prepared);
    }

    private PreparedStep forward(Step step) {
        ScriptBody body = scriptOf(step.revision()).readBody();
        RecordedScript recorded = recorded(body);
        if (step.direction() != Direction.UPGRADE) {
            return new PreparedStep(step, new Work.Nothing(), recorded);
        }
        // the way back is read now too: a broken one is better known before there is a need for it
        body.down().ifPresent(Work::of);
        return new PreparedStep(step, Work.of(body.up()), recorded);
    }

    private static RecordedScript recorded(ScriptBody body) {
        Section down = body.down().orElse(null);
        if (down instanceof SqlSection sql) {
            return new RecordedScript(body.checksum(), Optional.of(sql.asStoredDowngrade()), Optional.empty());
        } else if (down instanceof CodeSection code) {
            try {
                RecordedCode written = RecordedCode.of(code, message -> {});
                return new RecordedScript(body.checksum(), Optional.of(written.asStoredDowngrade()), Optional.empty());
            } catch (UnrecordableException e) {
                return new RecordedScript(body.checksum(), Optional.empty(), Optional.ofNullable(e.getMessage()));
            }
        }
        return new RecordedScript(body.checksum(), Optional.empty(), Optional.empty());
    }

    private Script scriptOf(Revision revision) {
        return scripts.script(revision.id())
                .orElseThrow(() -> new StemmaException(
                        ErrorCode.UNKNOWN_REVISION, "Revision " + revision.id() + " has no script here"));
    }

    private Optional<Section> downgradeOf(Revision revision) {
        Optional<Script> script = scripts.script(revision.id());
        if (script.isPresent()) {
            return script.get().readBody().down();
        }
        return Optional.ofNullable(storedDowngrades.get(revision.id()))
                .map(stored -> SqlSection.ofStoredDowngrade("stored downgrade of " + revision.id(), stored));
    }
}
