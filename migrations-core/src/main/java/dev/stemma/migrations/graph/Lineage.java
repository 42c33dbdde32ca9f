package dev.stemma.migrations.graph;

/** Which edges of the graph ancestry follows. */
public enum Lineage {
    /** Parents only: the branches of the graph, in which labels are inherited and steps are counted. */
    PARENTS,
    /** Parents and depends-on: everything that has to be applied before a revision. */
    PARENTS_AND_DEPENDENCIES
}
