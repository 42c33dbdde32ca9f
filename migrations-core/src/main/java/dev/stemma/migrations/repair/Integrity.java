package dev.stemma.migrations.repair;

import java.util.List;

/**
 * How scripts, bookkeeping and log fit together.
 *
 * @param discrepancies what contradicts, in the order of the revisions where the scripts give one; empty when all is well
 * @param logRead whether the log could be read; if not, what only the log can tell was not looked for
 */
public record Integrity(List<Discrepancy> discrepancies, boolean logRead) {

    /** Nothing contradicts. */
    public static final Integrity SOUND = new Integrity(List.of(), true);

    public Integrity {
        discrepancies = List.copyOf(discrepancies);
    }

    /**
     * The discrepancies of some kinds.
     *
     * @param kinds the kinds, see {@link Discrepancy#kind()}
     * @return those of these kinds, in their order
     */
    public List<Discrepancy> of(List<Discrepancy.Kind> kinds) {
        return discrepancies.stream()
                .filter(each -> kinds.contains(each.kind()))
                .toList();
    }
}
