package dev.stemma.migrations;

import dev.stemma.migrations.graph.InvalidGraphException;
import dev.stemma.migrations.graph.RevisionGraph;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.repair.Inspector;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.store.AppliedRevision;
import dev.stemma.migrations.store.RevisionStore;
import dev.stemma.migrations.store.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares a database with the scripts. */
record StatusReader(ScriptCatalog scripts, RevisionStore store, Plans plans) {

    Status read(Connection connection) throws SQLException {
        StoredRows rows = store.rows(connection);
        List<AppliedRevision> applied = rows.applied();
        Set<String> known = plans.known(applied);
        RevisionGraph graph = scripts.graph();
        List<Revision> pending = graph.revisions().stream()
                .filter(revision -> !known.contains(revision.id()))
                .toList();
        return new Status(
                applied,
                currentHeads(applied),
                graph.heads(),
                pending,
                new Planner(graph).gaps(known),
                scripts.unknown(applied),
                scripts.withoutWayBack(applied),
                scripts.changed(applied),
                rows.halfDone(),
                new Inspector(scripts, store).inspect(connection, rows));
    }

    /** Rows that were edited by hand may make no graph with the scripts; what they say is then all there is. */
    private List<String> currentHeads(List<AppliedRevision> applied) {
        try {
            return plans.currentHeads(applied);
        } catch (InvalidGraphException e) {
            Set<String> stoodOn = new HashSet<>();
            for (AppliedRevision row : applied) {
                stoodOn.addAll(row.revision().parents());
                stoodOn.addAll(row.revision().dependsOn());
            }
            return applied.stream()
                    .map(row -> row.revision().id())
                    .filter(id -> !stoodOn.contains(id))
                    .sorted()
                    .toList();
        }
    }
}
