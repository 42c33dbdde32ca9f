package dev.stemma.migrations.repair;

import dev.stemma.migrations.plan.Direction;
import dev.stemma.migrations.plan.Plan;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.RecordedScript;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.prepare.StepPreparer;
import dev.stemma.migrations.repair.Discrepancy.Kind;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.store.BookkeepingRow;
import dev.stemma.migrations.store.Origin;
import dev.stemma.migrations.store.RowChange;
import dev.stemma.migrations.store.StoredRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From what was found and what a person decided to the rows that change. Refuses what would mend nothing, and what would
 * leave a revision applied without those that it stands on.
 *
 * @param scripts the scripts at hand
 * @param rows the rows
 * @param found what was found in them
 */
record RepairPlanner(ScriptCatalog scripts, StoredRows rows, List<Discrepancy> found) {

    private static final Set<Kind> OF_SCRIPTS = EnumSet.of(Kind.SCRIPT_CHANGED, Kind.ROW_DIFFERS);
    private static final Set<Kind> OPEN_WHETHER_APPLIED =
            EnumSet.of(Kind.ROW_MISSING, Kind.ROW_UNLOGGED, Kind.HALF_DONE);
    private static final Set<Kind> MISSING = EnumSet.of(Kind.ROW_MISSING, Kind.GAP);

    /** Reads one row. */
    @FunctionalInterface
    interface Rows {
        Optional<BookkeepingRow> row(String revision);
    }

    List<RowChange> changes(Repair repair, Rows current) {
        List<Discrepancy> chosen = chosen(repair);
        Set<String> ids =
                chosen.stream().map(Discrepancy::revision).collect(Collectors.toCollection(LinkedHashSet::new));
        if (repair instanceof Repair.MarkApplied) {
            requireAncestors(chosen, ids);
        } else if (repair instanceof Repair.MarkNotApplied) {
            requireNoDescendants(ids);
        }
        List<RowChange> changes = new ArrayList<>();
        for (Discrepancy each : chosen) {
            BookkeepingRow before = current.row(each.revision()).orElse(null);
            changes.add(new RowChange(each.revision(), before, after(repair, each, before)));
        }
        return changes;
    }

    private @Nullable BookkeepingRow after(Repair repair, Discrepancy discrepancy, @Nullable BookkeepingRow before) {
        if (repair instanceof Repair.MarkNotApplied) {
            return null;
        }
        if (repair instanceof Repair.AcceptScript && before != null) {
            return fromScript(discrepancy.revision(), before.state(), before.origin());
        }
        return before == null
                ? fromScript(discrepancy.revision(), BookkeepingRow.APPLIED, origin(discrepancy))
                : before.asApplied();
    }

    private BookkeepingRow fromScript(String id, String state, String origin) {
        Revision revision = scripts.graph().revision(id);
        Step step = new Step(Direction.STAMP, revision, List.of(), List.of());
        RecordedScript recorded = new StepPreparer(scripts, Map.of())
                .prepare(new Plan(id, List.of(step), List.of(), List.of())).stream()
                        .flatMap(prepared -> Optional.ofNullable(prepared.recorded()).stream())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("A stamp records its script"));
        return new BookkeepingRow(
                revision,
                recorded.checksum().orElse(null),
                state,
                origin,
                recorded.downgradeSql().orElse(null));
    }

    /** As the log has it; what nobody knows to have run counts as recorded without running. */
    private static String origin(Discrepancy discrepancy) {
        String action =
                discrepancy instanceof RowMissing missing ? missing.log().action() : "";
        for (Origin origin : Origin.values()) {
            if (origin.text().equals(action)) {
                return action;
            }
        }
        return Origin.STAMP.name().toLowerCase(Locale.ROOT);
    }

    private List<Discrepancy> chosen(Repair repair) {
        if (repair.revisions().isEmpty()) {
            List<Discrepancy> all =
                    found.stream().filter(each -> mends(repair, each)).toList();
            if (all.isEmpty()) {
                throw RepairRefusedException.nothing(
                        "", "There is nothing that 'repair " + repair.action() + "' would mend.");
            }
            return all;
        }
        Set<String> named =
                repair.revisions().stream().map(each -> named(each).revision()).collect(Collectors.toSet());
        List<Discrepancy> chosen =
                found.stream().filter(each -> named.contains(each.revision())).toList();
        chosen.forEach(each -> requireMending(repair, each));
        return chosen;
    }

    private static boolean mends(Repair repair, Discrepancy each) {
        if (repair instanceof Repair.AcceptScript) {
            return OF_SCRIPTS.contains(each.kind());
        }
        if (repair instanceof Repair.MarkNotApplied) {
            return each.kind() == Kind.NO_SCRIPT || OPEN_WHETHER_APPLIED.contains(each.kind());
        }
        boolean hasNoRow = each instanceof RowMissing missing && !missing.hasScript();
        return !hasNoRow && (each.kind() == Kind.GAP || OPEN_WHETHER_APPLIED.contains(each.kind()));
    }

    private Discrepancy named(String typed) {
        List<Discrepancy> fitting =
                found.stream().filter(each -> each.revision().equals(typed)).toList();
        if (fitting.isEmpty() && !typed.isEmpty()) {
            fitting = found.stream()
                    .filter(each -> each.revision().startsWith(typed))
                    .toList();
        }
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String concerned = found.stream().map(Discrepancy::revision).collect(Collectors.joining(", "));
        throw RepairRefusedException.nothing(
                typed,
                fitting.size() > 1
                        ? "\"" + typed + "\" fits several revisions: "
                                + fitting.stream().map(Discrepancy::revision).collect(Collectors.joining(", ")) + "."
                        : "There is nothing to repair about revision \"" + typed + "\""
                                + (found.isEmpty()
                                        ? ": scripts, bookkeeping and log fit together."
                                        : ". What was found is about " + concerned + "."));
    }

    private static void requireMending(Repair repair, Discrepancy each) {
        if (!mends(repair, each)) {
            throw RepairRefusedException.nothing(
                    each.revision(),
                    "'repair " + repair.action() + "' does not mend what was found about revision " + each.revision()
                            + ". " + each.explanation()
                            + each.remedies().stream()
                                    .map(remedy -> " " + remedy.when() + ": " + remedy.command() + ".")
                                    .collect(Collectors.joining()));
        }
    }

    /** Of the rows that become those of applied revisions. */
    private void requireAncestors(Collection<Discrepancy> chosen, Set<String> ids) {
        Set<String> applied = applied();
        Set<String> after = new LinkedHashSet<>(applied);
        after.addAll(ids);
        Needs needs = new Needs(scripts, rows.applied());
        Set<String> lacking = new LinkedHashSet<>();
        for (Discrepancy each : chosen) {
            String id = each.revision();
            if (!applied.contains(id) && (MISSING.contains(each.kind()) || each.kind() == Kind.HALF_DONE)) {
                needs.of(revision(each)).stream()
                        .filter(need -> !after.contains(need))
                        .forEach(lacking::add);
            }
        }
        if (!lacking.isEmpty()) {
            String missing = String.join(", ", lacking);
            throw RepairRefusedException.because(
                    List.copyOf(lacking),
                    "Revision " + String.join(", ", ids) + " cannot be marked as applied, for it stands on " + missing
                            + ", not applied by the bookkeeping. Nothing was changed. If the database has all of them,"
                            + " name them together: " + command(Repair.MarkApplied.ACTION, lacking, ids));
        }
    }

    private Revision revision(Discrepancy each) {
        return each instanceof HalfDoneStep half
                ? half.step().revision()
                : scripts.graph().revision(each.revision());
    }

    private void requireNoDescendants(Set<String> ids) {
        List<String> standing = new Needs(scripts, rows.applied()).above(ids);
        if (!standing.isEmpty()) {
            throw RepairRefusedException.because(
                    standing,
                    "Revision " + String.join(", ", ids) + " cannot be marked as not applied, for "
                            + String.join(", ", standing)
                            + " stands on it and is applied. Nothing was changed. Undo that first (migrate downgrade); or"
                            + " mark it too, where it was found not to be in order: "
                            + command(Repair.MarkNotApplied.ACTION, ids, standing));
        }
    }

    private static String command(String action, Collection<String> first, Collection<String> then) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(then);
        return "migrate repair " + action + " "
                + all.stream().map(Remedy::quoted).collect(Collectors.joining(" "));
    }

    private Set<String> applied() {
        return rows.applied().stream()
                .map(row -> row.revision().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
