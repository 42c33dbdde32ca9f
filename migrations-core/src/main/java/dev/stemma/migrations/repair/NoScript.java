package dev.stemma.migrations.repair;

import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An applied revision has no script here.
 *
 * @param applied the revision, as its row describes it
 * @param row the row
 * @param reversible whether the database keeps the way back
 * @param below where the way back leads, if it can be planned
 * @param lostParents those of its parents that neither are applied nor have a script
 * @param above the applied revisions that stand on it
 */
public record NoScript(
        Revision applied,
        String row,
        boolean reversible,
        Optional<String> below,
        List<String> lostParents,
        List<String> above)
        implements Discrepancy {

    public NoScript {
        lostParents = List.copyOf(lostParents);
        above = List.copyOf(above);
    }

    @Override
    public Kind kind() {
        return Kind.NO_SCRIPT;
    }

    @Override
    public String revision() {
        return applied.id();
    }

    @Override
    public String where() {
        return row;
    }

    @Override
    public String explanation() {
        return "Revision " + revision() + " is applied and has no script here. Add its script"
                + (reversible
                        ? ", or undo it, which needs none."
                        : "; without it there is no way back, for none is kept in the database.")
                + (lostParents.isEmpty()
                        ? ""
                        : " Nothing can be planned meanwhile, for its row names parents that neither are applied nor"
                                + " have a script: " + String.join(", ", lostParents) + ".");
    }

    @Override
    public List<Remedy> remedies() {
        List<Remedy> remedies = new ArrayList<>();
        below.ifPresent(
                target -> remedies.add(Remedy.of("To undo it by what the database keeps", "downgrade", target)));
        if (above.isEmpty()) {
            remedies.add(Remedy.repair("If the database has nothing of it", Repair.MarkNotApplied.ACTION, revision()));
        }
        return List.copyOf(remedies);
    }
}
