package dev.stemma.migrations.repair;

import dev.stemma.migrations.prepare.ChangedScript;
import java.util.List;

/**
 * The script of an applied revision was changed.
 *
 * @param script the script, and the checksums
 */
public record ScriptChanged(ChangedScript script) implements Discrepancy {

    @Override
    public Kind kind() {
        return Kind.SCRIPT_CHANGED;
    }

    @Override
    public String revision() {
        return script.revision();
    }

    @Override
    public String where() {
        return script.path();
    }

    @Override
    public String explanation() {
        return script.path() + " was changed after revision " + revision()
                + " was applied, or the checksum in its row was; the database has what the script said then. Put it"
                + " back as it was, or undo the revision and apply it again.";
    }

    @Override
    public List<Remedy> remedies() {
        return List.of(
                Remedy.repair("If the database is as the script says now", Repair.AcceptScript.ACTION, revision()));
    }
}
