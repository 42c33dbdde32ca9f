package dev.stemma.migrations.ddl;

import java.util.List;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** Identifiers that something between a revision and the server may read in its own way; a window of them for a case. */
record HostileNames(int first) {

    /** 31 times two bytes and one: as long as PostgreSQL allows, in UTF-8. */
    private static final String LONGEST = "\u00e9".repeat(31) + "x";

    static final List<String> ALL = List.of(
            "we;ird \"name",
            "UPPER",
            "select",
            "user",
            LONGEST,
            "do.t",
            "quo'te",
            "$$",
            "?",
            "??",
            "{0}",
            "{d '2020-01-01'}",
            ":name",
            "back\\slash",
            "@at",
            "1st",
            "a space",
            "new\nline",
            "--/*/",
            "$body1$",
            "\"");

    /** The {@code i}-th name of the window. */
    String get(int i) {
        return ALL.get((first + i) % ALL.size());
    }

    Name name(int i) {
        return DSL.name(get(i));
    }

    /** Writes {@code sql} out: {@code %0} to {@code %9} are names, also {@code '%0'} as a literal. */
    String write(String sql) {
        String written = sql;
        for (int i = 0; i < 10; i++) {
            // what is written is not looked at again: no name has a per cent sign
            String quoted = "\"" + get(i).replace("\"", "\"\"") + "\"";
            written = written.replace("'%" + i + "'", literal(quoted)).replace("%" + i, quoted);
        }
        return written.replace("%L", literal(HostileText.FIRST)).replace("%M", literal(HostileText.SECOND));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public String toString() {
        return "names from " + get(0);
    }
}
