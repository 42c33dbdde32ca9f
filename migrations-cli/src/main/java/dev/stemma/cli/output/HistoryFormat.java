package dev.stemma.cli.output;

/** What a history is written as. */
public enum HistoryFormat {
    /** Lines for people. */
    text,
    /** The language of Graphviz. */
    dot,
    /** The language of Mermaid, which Markdown viewers draw. */
    mermaid
}
