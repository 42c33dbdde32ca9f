package dev.stemma.migrations.check;

import java.util.List;

/** A check whose findings have places. */
interface LocatedCheck extends Check {

    @Override
    List<Finding> findings();

    @Override
    default List<String> problems() {
        return findings().stream().map(Finding::problem).toList();
    }
}
