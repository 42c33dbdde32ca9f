package dev.stemma.migrations.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.migrations.Status;
import dev.stemma.migrations.graph.Arrows;
import dev.stemma.migrations.prepare.ChangedScript;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseChecksTest {

    @Test
    void soundDatabase_hasNoFindings() {
        assertThat(Finding.of(checks(new Status(
                        List.of(),
                        List.of("b"),
                        List.of("b"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))))
                .isEmpty();
    }

    @Test
    void everyProblem_isSaidWithWhatToDo() {
        Status status = new Status(
                List.of(),
                List.of("c"),
                List.of("d"),
                Arrows.revisions("b; d<-b"),
                List.of("b"),
                Arrows.revisions("x"),
                List.of(),
                List.of(new ChangedScript("a", "a.sql", "1", "2")),
                List.of());
        assertThat(Finding.of(checks(status)))
                .containsExactly(
                        new Finding("pending", "2 pending revisions, the next b. Apply with 'migrate upgrade heads'."),
                        new Finding(
                                "changed",
                                "a.sql was changed after revision a was applied; the database has what it said then."
                                        + " Restore it, or undo the revision and apply it again."),
                        new Finding(
                                "unknown",
                                "Revision x is applied and has no script here. Add its script, or undo it with"
                                        + " 'migrate downgrade', which needs none."),
                        new Finding(
                                "gaps",
                                "Revision b is not applied, though revisions that stand on it are. Undo those, then"
                                        + " upgrade; or record it with 'migrate stamp' if its work is done."));
    }

    private static List<Check> checks(Status status) {
        return List.of(
                new PendingCheck(status), new ChangedCheck(status), new UnknownCheck(status), new GapsCheck(status));
    }
}
