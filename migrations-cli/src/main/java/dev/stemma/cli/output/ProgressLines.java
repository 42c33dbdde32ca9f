package dev.stemma.cli.output;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.ChangedScript;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.RunListener;
import java.time.Duration;
import java.util.Locale;

/** Says what a run does, in the words that operators know from Alembic. */
public final class ProgressLines implements RunListener {

    private final Display console;
    private final boolean oneshot;

    private ProgressLines(Display console, boolean oneshot) {
        this.console = console;
        this.oneshot = oneshot;
    }

    /** For an upgrade, a downgrade or a stamp: a line a step. */
    public static ProgressLines ofSteps(Display console) {
        return new ProgressLines(console, false);
    }

    /** For a oneshot: what it does as a whole; its steps only for those who asked for everything. */
    public static ProgressLines ofOneshot(Display console) {
        return new ProgressLines(console, true);
    }

    @Override
    public void on(Event event) {
        if (event instanceof Event.WaitingForLock waiting) {
            console.progress(
                    "Waiting for another run to end: " + waiting.holder().description());
        } else if (event instanceof Event.LockNotAvailable blocked) {
            sayBlocked(blocked);
        } else if (event instanceof Event.ScriptsChanged scripts) {
            scripts.changed().forEach(this::warnOfChange);
        } else if (event instanceof Event.WayBackNotStored kept) {
            console.warning("the database will not keep the way back of "
                    + kept.step().revision().id() + ", so that undoing it will need its script. " + kept.reason());
        } else if (event instanceof Event.DatabaseAhead ahead) {
            warnOfUnknown(ahead);
        } else if (event instanceof Event.RunStarted) {
            sayOneshot("Detected a fresh new database.\nCreating tables...");
        } else if (event instanceof Event.Replanned replanned) {
            int left = replanned.plan().steps().size();
            console.progress("Another run was faster; "
                    + (left == 0 ? "nothing is left to do." : "going on from there, steps left: " + left));
        } else if (event instanceof Event.Recording recording) {
            sayOneshot("Stamping schema revision to " + recording.plan().target() + "...");
        } else if (event instanceof Event.StepStarted started) {
            sayStep(started.step());
        } else if (event instanceof Event.StepFinished finished) {
            console.detail("  done in " + milliseconds(finished.duration()));
        } else if (event instanceof Event.Logged logged) {
            console.progress("  " + logged.message());
        } else if (event instanceof Event.BatchCommitted batch) {
            console.detail(String.format(Locale.ROOT, "  %,d rows so far", batch.rows()));
        } else if (event instanceof Event.ServerNotice notice) {
            console.detail("  " + notice.message());
        } else if (event instanceof Event.ConnectionLost lost) {
            console.progress("Connection lost at the commit of "
                    + lost.step().revision().id() + "; looking on a new one whether it happened");
        } else if (event instanceof Event.LockNotReleased kept) {
            console.detail("The lock goes with the connection: " + kept.reason());
        }
    }

    private void sayBlocked(Event.LockNotAvailable blocked) {
        String holders = blocked.holders().isEmpty() ? "" : ", held by " + String.join("; ", blocked.holders());
        console.progress("  no lock to be had (attempt " + blocked.attempt() + " of " + blocked.attempts() + ")"
                + holders + "; trying again in " + milliseconds(blocked.pause()));
    }

    private void sayOneshot(String lines) {
        if (oneshot) {
            lines.lines().forEach(console::progress);
        }
    }

    private void sayStep(Step step) {
        if (oneshot) {
            console.detail(line(step));
        } else {
            console.progress(line(step));
        }
    }

    /** One step as a line, the same for what runs and for what would run. */
    public static String line(Step step) {
        return "Running " + step.inWords();
    }

    private void warnOfChange(ChangedScript script) {
        console.warning(script.path() + " was changed since revision " + script.revision()
                + " was applied; the database has what it said then. Undo and apply it again, or write a new revision");
    }

    private void warnOfUnknown(Event.DatabaseAhead ahead) {
        console.warning("the database is ahead of these scripts: it has "
                + String.join(", ", ahead.unknown().stream().map(Revision::id).toList()));
    }

    static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%,d ms", duration.toMillis());
    }

    /** The word for a direction in results. */
    public static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
