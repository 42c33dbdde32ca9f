package dev.stemma.cli;

import java.io.Console;

/** Whether a person sits at the other end. */
final class Terminal {

    /** From this version on the JVM gives a console also where there is no terminal, and a method to ask it. */
    private static final int CONSOLE_CAN_TELL = 22;

    private Terminal() {}

    /** Whether both input and output are a terminal; colours are another question. */
    @SuppressWarnings("SystemConsoleNull") // which versions give null is what this is about
    static boolean isAttached() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < CONSOLE_CAN_TELL) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
