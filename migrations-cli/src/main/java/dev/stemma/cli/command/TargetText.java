package dev.stemma.cli.command;

import picocli.CommandLine.ITypeConverter;

/**
 * Lets {@code -1} be typed as an argument: picocli would take it for an option. {@link #protect} puts a minus sign
 * (U+2212) for its hyphen before parsing, and the converter puts the hyphen back.
 */
public final class TargetText implements ITypeConverter<String> {

    static final String MINUS_SIGN = "\u2212";

    /** The arguments with every {@code -<number>} protected. */
    public static String[] protect(String... arguments) {
        String[] safe = arguments.clone();
        for (int i = 0; i < safe.length; i++) {
            if (safe[i].matches("-\\d+(:.*)?")) {
                safe[i] = MINUS_SIGN + safe[i].substring(1);
            }
        }
        return safe;
    }

    /** A text in which arguments may be protected, as it was typed. */
    public static String restore(String text) {
        return text.replace(MINUS_SIGN, "-");
    }

    @Override
    public String convert(String value) {
        return value.startsWith(MINUS_SIGN) ? "-" + value.substring(1) : value;
    }
}
