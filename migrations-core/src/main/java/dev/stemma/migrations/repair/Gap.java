package dev.stemma.migrations.repair;

import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.Optional;

/**
 * A revision is not applied, though revisions that stand on it are.
 *
 * @param missing the revision
 * @param below a revision below it, to which one can go back; empty where only base is
 */
public record Gap(Revision missing, Optional<String> below) implements Discrepancy {

    @Override
    public Kind kind() {
        return Kind.GAP;
    }

    @Override
    public String revision() {
        return missing.id();
    }

    @Override
    public String where() {
        return missing.source();
    }

    @Override
    public String explanation() {
        return "Revision " + revision() + " is not applied, though revisions that stand on it are. Undo those, then"
                + " upgrade; or record it, if the database has all of it.";
    }

    @Override
    public List<Remedy> remedies() {
        Remedy there = Remedy.repair("If the database has all of it", Repair.MarkApplied.ACTION, revision());
        return below.map(target -> List.of(
                        there, Remedy.of("If not, to undo what stands on it before an upgrade", "downgrade", target)))
                .orElse(List.of(there));
    }
}
