package dev.stemma.migrations;

import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Planner;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.script.IndexedHead;
import dev.stemma.migrations.store.RevisionStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds by the ids of the applied revisions alone that an upgrade has nothing to do. Keeps the last such finding in mind,
 * so that later ones need neither a plan nor, where an index tells the head, the scripts. Safe for use by several threads.
 */
final class Glance {

    private final ScriptCatalog scripts;
    private final RevisionStore store;
    private final AtomicReference<@Nullable Finding> last = new AtomicReference<>();

    private record Finding(String target, String applied, Plan plan) {}

    Glance(ScriptCatalog scripts, RevisionStore store) {
        this.scripts = scripts;
        this.store = store;
    }

    /** The empty plan; nothing where there is something to do, to refuse, or to tell besides. */
    Optional<Plan> at(Connection connection, String target) throws SQLException {
        Optional<String> ids = store.ids(connection);
        return ids.isEmpty() ? Optional.empty() : at(ids.get(), target);
    }

    private Optional<Plan> at(String applied, String target) {
        Finding known = last.get();
        if (known != null && known.applied().equals(applied) && known.target().equals(target)) {
            return Optional.of(known.plan());
        }
        Optional<Plan> plan = indexed(applied, target).or(() -> planned(applied, target));
        plan.ifPresent(found -> last.set(new Finding(target, applied, found)));
        return plan;
    }

    private Optional<Plan> indexed(String applied, String target) {
        if (!target.equals("head") && !target.equals("heads")) {
            return Optional.empty();
        }
        return scripts.indexedHead()
                .filter(each -> each.isAt(applied))
                .map(IndexedHead::head)
                .map(head -> {
                    List<String> heads = List.of(head);
                    return new Plan(target, heads, List.of(), heads, heads);
                });
    }

    private Optional<Plan> planned(String applied, String target) {
        if (applied.isEmpty()) {
            return Optional.empty();
        }
        Set<String> ids = Set.copyOf(List.of(applied.split(",", -1)));
        if (!ids.stream().allMatch(scripts.graph()::contains)) {
            return Optional.empty();
        }
        return Optional.of(new Planner(scripts.graph()).upgrade(ids, target)).filter(Plan::isEmpty);
    }
}
