package dev.stemma.migrations.sql;

import java.util.Locale;

/** Names as PostgreSQL's SQL writes them and as its catalog has them (manual, 4.1.1 Identifiers and Key Words). */
public final class SqlIdentifier {

    private SqlIdentifier() {}

    /**
     * Quotes a name, so that it means itself whatever it holds.
     *
     * @param name the name as the catalog has it
     * @return the name in double quotes
     */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Reads a name.
     *
     * @param written the name as a statement writes it, in double quotes or without
     * @return the name as the catalog has it
     */
    public static String read(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }
}
