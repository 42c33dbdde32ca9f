package dev.stemma.migrations.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes scripts of hostile pieces, together with the statements that are in them; the same seed, the same script. */
final class HostileScripts {

    private static final List<String> PIECES = List.of(
            "x",
            "1",
            "\"a;\"\"'\"",
            "'a;''--'",
            "'\\'",
            "E'\\';\\\\'",
            "e';''\\\\\\''",
            "U&'\\0041;'",
            "U&\"d;\\\"",
            "B'1'",
            "x'F;'",
            "$$;'\"$a$ $$",
            "$a$;$$;$A$;$b$a$",
            "$é_1$;$é$;$é_1$",
            "a$b$c",
            "é\uD83D\uDE00",
            "(a; (b;) ';)')",
            "a[1:2]::int",
            "-1",
            "$1",
            "a@>b",
            "CASE WHEN a THEN b END",
            "begin",
            "end",
            ":v",
            ":'v;'",
            "'two\r\nlines;'",
            "$$\\.\n\\i x\n$$",
            "'/*'",
            "\"--\"");
    private static final List<String> GLUE = List.of(
            " ",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "\f",
            "/**/",
            "/* ; /* '; */ $$ */",
            "-- ;'\"\n",
            " -- $$ /* ;\r\n",
            "/*/;*/",
            "/***;***/");
    private static final List<String> ENDS =
            List.of(";", ";;", " ;", "\n;\n", "; -- ;'\n", ";/* ' ; */", "--;\n;", ";\r\n");
    private static final List<String> DATA =
            List.of("", "1;'\t$$\n", "/*\n--\n\n", "\\.x\n \\.\n", "\\N\n\"\n", "\uD83D\uDE00\n");

    private final Random random;
    private final StringBuilder script = new StringBuilder();
    private final List<SqlStatement> statements = new ArrayList<>();

    HostileScripts(long seed) {
        random = new Random(seed);
        if (random.nextInt(4) == 0) {
            script.append('\uFEFF');
        }
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(6) == 0) {
                addCopy();
            } else {
                addCommand();
            }
        }
    }

    String script() {
        return script.toString();
    }

    /** The statements, their lines and columns not set. */
    List<SqlStatement> statements() {
        return statements;
    }

    private void addCommand() {
        String statement = random.nextInt(5) == 0 ? function() : "w" + tail(1 + random.nextInt(6));
        statements.add(new SqlCommand(statement, 0, 0));
        script.append(glue()).append(statement).append(any(ENDS));
    }

    private void addCopy() {
        String copy = "copy" + glue() + "t (a, b)" + glue() + "FROM" + glue() + "StdIn"
                + (random.nextBoolean() ? " CSV" : "");
        String data = any(DATA);
        String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
        statements.add(new CopyFromStdin(copy, 0, 0, data, 0));
        script.append(copy)
                .append(";")
                .append(any(List.of("", " ", " -- ;", " /* ; */ ")))
                .append(lineEnd);
        script.append(data.replace("\n", lineEnd)).append("\\.").append(lineEnd);
    }

    private String function() {
        StringBuilder function = new StringBuilder("CREATE" + glue() + "OR REPLACE FUNCTION f(x int)" + tail(2));
        function.append(glue()).append("BEGIN").append(glue()).append("ATOMIC").append(glue());
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            function.append("w")
                    .append(tail(random.nextInt(4)))
                    .append(glue())
                    .append(";")
                    .append(glue());
        }
        return function.append("END").toString();
    }

    /** Pieces behind one another; a word before each keeps two strings from being one. */
    private String tail(int count) {
        StringBuilder pieces = new StringBuilder();
        for (int i = 0; i < count; i++) {
            pieces.append(glue()).append(any(PIECES)).append(glue()).append("w");
        }
        return pieces.toString();
    }

    private String glue() {
        return any(GLUE);
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
