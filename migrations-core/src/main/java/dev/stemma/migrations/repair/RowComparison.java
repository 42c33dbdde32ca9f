package dev.stemma.migrations.repair;

import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptBody;
import dev.stemma.migrations.script.SqlScript;
import dev.stemma.migrations.script.SqlSection;
import dev.stemma.migrations.store.AppliedRevision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares rows with scripts whose sections are what was applied. The message is not compared: rewording it is harmless. A
 * revision in Java is not compared further than its header: what its way back looks like as SQL depends on the version of
 * what wrote it down.
 *
 * @param waysBack by id, the ways back that are stored
 */
record RowComparison(Map<String, String> waysBack) {

    List<String> differences(AppliedRevision row, Script script) {
        List<String> differences = new ArrayList<>();
        Revision kept = row.revision();
        Revision declared = script.revision();
        add(differences, "parents", kept.parents(), declared.parents());
        add(differences, "depends_on", kept.dependsOn(), declared.dependsOn());
        add(differences, "branch_labels", kept.labels(), declared.labels());
        if (script instanceof SqlScript) {
            ScriptBody body = script.readBody();
            if (row.checksum().isEmpty() && body.checksum().isPresent()) {
                differences.add("it has no checksum");
            }
            Optional<String> wayBack = body.down()
                    .map(SqlSection.class::cast)
                    .map(SqlSection::asStoredDowngrade)
                    .map(RowComparison::normalised);
            Optional<String> stored =
                    Optional.ofNullable(waysBack.get(kept.id())).map(RowComparison::normalised);
            if (!wayBack.equals(stored)) {
                differences.add(
                        stored.isEmpty()
                                ? "it has no downgrade_sql"
                                : wayBack.isEmpty()
                                        ? "it has a downgrade_sql, and the script no downgrade"
                                        : "its downgrade_sql is not the script's downgrade");
            }
        }
        return differences;
    }

    private static void add(List<String> differences, String what, List<String> kept, List<String> declared) {
        if (!Set.copyOf(kept).equals(Set.copyOf(declared))) {
            differences.add(what + ": " + names(kept) + " in the row, " + names(declared) + " in the script");
        }
    }

    private static String names(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** As the checksum sees it, so that equal checksums mean equal ways back. */
    private static String normalised(String wayBack) {
        int newline = wayBack.indexOf('\n');
        String marker = newline < 0 ? wayBack : wayBack.substring(0, newline);
        String sql = newline < 0 ? "" : wayBack.substring(newline);
        return marker.strip()
                + "\n"
                + sql.lines()
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n"))
                        .strip();
    }
}
