package dev.stemma.cli.output;

/** Colours for a terminal, or none. */
public enum Style {
    /** As it is. */
    PLAIN(""),
    /** What stands out. */
    BOLD("1"),
    /** Ids. */
    YELLOW("33"),
    /** What went well. */
    GREEN("32"),
    /** What went wrong. */
    RED("31"),
    /** What matters less. */
    DIM("2");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String wrap(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}
