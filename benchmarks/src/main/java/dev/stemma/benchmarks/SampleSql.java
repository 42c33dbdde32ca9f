package dev.stemma.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The upgrades of a folder of scripts as one file for psql, cut out without the library that is measured. */
final class SampleSql {

    private static final String UP = "\n-- migrate:up";
    private static final String DOWN = "\n-- migrate:down";

    private SampleSql() {}

    /** In the order of the file names, which in the sample is one of the graph; a transaction for each, no bookkeeping. */
    static String of(Path folder) throws IOException {
        StringBuilder sql = new StringBuilder("\\set ON_ERROR_STOP on\n");
        for (Path script : scripts(folder)) {
            String text = Files.readString(script);
            int end = text.indexOf(DOWN);
            String section = text.substring(text.indexOf(UP) + UP.length(), end < 0 ? text.length() : end);
            String statements = section.substring(section.indexOf('\n'));
            sql.append(
                    section.startsWith(" transaction:false")
                            ? statements + "\n"
                            : "BEGIN;" + statements + "\nCOMMIT;\n");
        }
        return sql.toString();
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
