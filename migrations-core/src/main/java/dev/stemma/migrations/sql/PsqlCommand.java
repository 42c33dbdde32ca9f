package dev.stemma.migrations.sql;

import java.util.Map;

/** What to do instead of a backslash command, which only psql understands. */
final class PsqlCommand {

    private static final String INCLUDE = "Put the statements of that file here, or make it a revision of its own.";
    private static final String SEMICOLON = "End the statement with a semicolon.";
    private static final String CONNECT = "A script runs on the connection that the run was started with.";
    private static final String VARIABLE = "Scripts have no variables: write the value itself.";
    private static final String CONDITION = "Use a DO block with IF, or a revision of its own.";
    private static final String RESTRICT = "pg_dump writes \\restrict and \\unrestrict for psql: delete both lines.";
    private static final String OUTPUT = "Scripts print nothing; delete the line.";

    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("i", INCLUDE),
            Map.entry("ir", INCLUDE),
            Map.entry("include", INCLUDE),
            Map.entry("include_relative", INCLUDE),
            Map.entry("copy", "Use COPY … FROM stdin; with the data below it and a line \\. at their end."),
            Map.entry(".", "It ends the data of a COPY … FROM stdin, and there is none before it: delete the line."),
            Map.entry(";", SEMICOLON),
            Map.entry("g", SEMICOLON),
            Map.entry("gx", SEMICOLON),
            Map.entry(":", "Write the colon without the backslash."),
            Map.entry("gexec", "Use a DO block with EXECUTE."),
            Map.entry("c", CONNECT),
            Map.entry("connect", CONNECT),
            Map.entry("set", VARIABLE),
            Map.entry("unset", VARIABLE),
            Map.entry("gset", VARIABLE),
            Map.entry("if", CONDITION),
            Map.entry("elif", CONDITION),
            Map.entry("else", CONDITION),
            Map.entry("endif", CONDITION),
            Map.entry("restrict", RESTRICT),
            Map.entry("unrestrict", RESTRICT),
            Map.entry("echo", OUTPUT),
            Map.entry("d", OUTPUT));

    private PsqlCommand() {}

    /** Why the backslash at {@code offset} cannot stand there. */
    static String refusal(String text, int offset) {
        String name = name(text, offset + 1);
        return "\\" + name + " is a command of psql, not SQL, and only psql understands it. "
                + ADVICE.getOrDefault(name, "Write it as SQL, or leave it out.");
    }

    private static String name(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (end == start && end < text.length() && !SqlLexer.isBlank(text.charAt(end))) {
            end = text.offsetByCodePoints(end, 1);
        }
        return text.substring(start, end);
    }
}
