package dev.stemma.migrations.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.graph.Arrows;
import dev.stemma.migrations.prepare.ChangedScript;
import dev.stemma.migrations.repair.Gap;
import dev.stemma.migrations.repair.Integrity;
import dev.stemma.migrations.repair.NoScript;
import dev.stemma.migrations.repair.RowDiffers;
import dev.stemma.migrations.repair.ScriptChanged;
import dev.stemma.migrations.revision.Revision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseChecksTest {

    @Test
    void soundDatabase_hasNoFindings() {
        assertThat(Finding.of(checks(status(List.of(), Integrity.SOUND)))).isEmpty();
    }

    @Test
    void everyProblem_isSaidWithTheCommandThatMendsIt() {
        Status status = status(
                Arrows.revisions("b; d<-b"),
                new Integrity(
                        List.of(
                                new ScriptChanged(new ChangedScript("a", "a.sql", "1", "2")),
                                new NoScript(revision("x"), "row x of t", true, Optional.of("w"), List.of(), List.of()),
                                new Gap(revision("b"), Optional.empty()),
                                new RowDiffers("c", "row c of t", "c.sql", List.of("it has no checksum"))),
                        true));
        assertThat(Finding.of(checks(status)))
                .containsExactly(
                        new Finding("pending", "2 pending revisions, the next b. Apply with 'migrate upgrade heads'."),
                        new Finding(
                                "changed",
                                "a.sql was changed after revision a was applied, or the checksum in its row was; the"
                                        + " database has what the script said then. Put it back as it was, or undo the"
                                        + " revision and apply it again. If the database is as the script says now:"
                                        + " 'migrate repair accept-script a'."),
                        new Finding(
                                "unknown",
                                "Revision x is applied and has no script here. Add its script, or undo it, which needs"
                                        + " none. To undo it by what the database keeps: 'migrate downgrade w'. If the"
                                        + " database has nothing of it: 'migrate repair mark-not-applied x'."),
                        new Finding(
                                "gaps",
                                "Revision b is not applied, though revisions that stand on it are. Undo those, then"
                                        + " upgrade; or record it, if the database has all of it. If the database has all"
                                        + " of it: 'migrate repair mark-applied b'."),
                        new Finding(
                                "rows",
                                "The row c of t does not say what c.sql says: it has no checksum. The row was edited by"
                                        + " hand, or the script's header was after it was applied. If the row is right,"
                                        + " correct the script. If the script is right: 'migrate repair accept-script"
                                        + " c'."));
    }

    private static Revision revision(String id) {
        return Arrows.revisions(id).get(0);
    }

    private static Status status(List<Revision> pending, Integrity integrity) {
        return new Status(
                List.of(),
                List.of("c"),
                List.of("d"),
                pending,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                integrity);
    }

    private static List<Check> checks(Status status) {
        return List.of(
                new PendingCheck(status),
                new ChangedCheck(status),
                new UnknownCheck(status),
                new GapsCheck(status),
                new HalfDoneCheck(status),
                new RowsCheck(status));
    }
}
