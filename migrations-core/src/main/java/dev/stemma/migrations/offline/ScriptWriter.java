package dev.stemma.migrations.offline;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.PreparedStep;
import dev.stemma.migrations.prepare.RecordedCode;
import dev.stemma.migrations.prepare.RecordedScript;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.run.RunMode;
import dev.stemma.migrations.store.Attempt;
import dev.stemma.migrations.store.BookkeepingScript;
import dev.stemma.migrations.store.NewRevision;
import java.time.Duration;
import java.util.List;

/** Writes the script of one plan. Confined to that. */
final class ScriptWriter {

    private final ScriptSettings settings;
    private final RunMode mode;
    private final RunListener listener;
    private final BookkeepingScript bookkeeping;
    private final PsqlScript script = new PsqlScript();
    private boolean inTransaction;

    ScriptWriter(ScriptSettings settings, RunMode mode, RunListener listener) {
        this.settings = settings;
        this.mode = mode;
        this.listener = listener;
        this.bookkeeping = new BookkeepingScript(settings.bookkeeping(), settings.toolVersion());
    }

    /** The script; all of it is known before any of it is given away. */
    String write(OfflineRange range, Plan plan, List<PreparedStep> steps, List<String> applied) {
        heading(range, plan);
        if (steps.isEmpty()) {
            script.comment("Nothing to do.");
            return script.text();
        }
        session(steps.stream().anyMatch(PreparedStep::mayChangeTheSession));
        guard(range, applied);
        int index = 0;
        for (List<PreparedStep> group : mode.group(steps)) {
            script.blankLine();
            for (PreparedStep step : group) {
                script.comment("Running " + step.step().inWords());
                listener.on(new Event.StepStarted(step.step(), ++index, steps.size()));
                work(step);
                if (step.mayChangeTheSession()) {
                    script.sql(ScriptSession.putBack());
                }
            }
            begin();
            group.forEach(this::record);
            commit();
        }
        if (settings.lock().isPresent()) {
            script.blankLine();
            script.sql(ScriptLock.releaseAtTheEnd(settings.lock().get()));
        }
        return script.text();
    }

    private void heading(OfflineRange range, Plan plan) {
        String name = mode == RunMode.STAMP ? "stamp" : "run";
        script.comment("Offline SQL of Stemma " + settings.toolVersion() + ", to be run by psql: " + name + " from "
                + range.from() + " to " + range.to() + ".");
        script.comment("From " + heads(plan.headsBefore()) + " to " + heads(plan.headsAfter()) + ", steps: "
                + plan.steps().size() + ".");
        for (Step step : plan.steps()) {
            script.comment("  " + step.inWords());
        }
    }

    private static String heads(List<String> heads) {
        return heads.isEmpty() ? "base" : String.join(", ", heads);
    }

    /** As the connection of a run has it, whatever psql was told before. */
    private void session(boolean changes) {
        script.blankLine();
        script.command("\\set ON_ERROR_STOP on");
        script.command("\\set ON_ERROR_ROLLBACK off");
        script.command("\\set AUTOCOMMIT on");
        script.command("\\set SINGLELINE off");
        script.command("\\unset FETCH_COUNT");
        script.command("\\encoding UTF8");
        script.sql("SET standard_conforming_strings = on");
        script.sql("SET DateStyle = 'ISO'");
        script.sql("SET TimeZone = '" + settings.timeZone().replace("'", "''") + "'");
        if (changes) {
            script.sql(ScriptSession.keep());
        }
    }

    private void guard(OfflineRange range, List<String> applied) {
        script.blankLine();
        settings.lock().ifPresent(key -> {
            script.comment("One run at a time.");
            script.sql(ScriptLock.take(key));
        });
        script.comment("Only from where this script starts.");
        script.sql(bookkeeping.expect(
                applied, range.from(), settings.lock().map(ScriptLock::release).orElse("")));
        if (applied.isEmpty()) {
            script.comment("The bookkeeping, where it is missing.");
            script.sql(bookkeeping.create());
        }
    }

    private void work(PreparedStep step) {
        if (step.work() instanceof Work.Statements statements) {
            enter(step.transactional());
            script.statements(statements.statements());
        } else if (step.work() instanceof Work.Code code) {
            RecordedCode recorded =
                    RecordedCode.of(code.section(), message -> listener.on(new Event.Logged(step.step(), message)));
            for (RecordedCode.Part part : recorded.parts()) {
                enter(part.transactional());
                script.statements(part.statements());
            }
        }
    }

    private void enter(boolean transactional) {
        if (transactional) {
            begin();
        } else {
            commit();
        }
    }

    private void begin() {
        if (!inTransaction) {
            script.sql("BEGIN");
            inTransaction = true;
        }
    }

    private void commit() {
        if (inTransaction) {
            script.sql("COMMIT");
            inTransaction = false;
        }
    }

    private void record(PreparedStep prepared) {
        Step step = prepared.step();
        RecordedScript recorded = prepared.recorded();
        if (recorded == null) {
            script.sql(bookkeeping.forget(
                    new Attempt(step.revision().id(), mode.action(step.direction()), Duration.ZERO, null)));
        } else {
            script.sql(bookkeeping.record(new NewRevision(
                    step.revision(),
                    recorded.checksum().orElse(null),
                    mode.origin(),
                    Duration.ZERO,
                    recorded.downgradeSql().orElse(null))));
        }
    }
}
