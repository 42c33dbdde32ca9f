package dev.stemma.migrations.check;

import dev.stemma.migrations.repair.Discrepancy;
import dev.stemma.migrations.repair.Integrity;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one paragraph what is wrong, and which command mends it. */
final class Problems {

    private Problems() {}

    static List<String> of(Integrity integrity, List<Discrepancy.Kind> kinds) {
        return integrity.of(kinds).stream().map(Problems::paragraph).toList();
    }

    private static String paragraph(Discrepancy discrepancy) {
        return discrepancy.remedies().stream()
                .map(remedy -> " " + remedy.when() + ": '" + remedy.command() + "'.")
                .collect(Collectors.joining("", discrepancy.explanation(), ""));
    }
}
