package dev.stemma.migrations.script;

import dev.stemma.migrations.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of an index: a file as it was when the index was written, and what it declares.
 *
 * @param name the name by which the class loader knows the file
 * @param size how many bytes it has
 * @param crc its CRC-32, which a jar has of each file too
 * @param declared what it declares; empty for a class that is no revision
 */
record IndexedScript(String name, long size, long crc, Optional<Declared> declared) {

    private static final String SEPARATOR = "\t";
    private static final int NO_REVISION = 3;
    private static final int REVISION = 12;
    private static final int HEXADECIMAL = 16;

    /**
     * What the header of a script or the annotation of a class says.
     *
     * @param revision the revision; its source is not kept
     * @param created when it was written, or nothing
     * @param release the release that it belongs to, or nothing
     * @param transactional whether a class runs in one transaction
     * @param lockTimeout the lock time-out of a class, as written
     * @param statementTimeout the statement time-out of a class, as written
     */
    record Declared(
            Revision revision,
            String created,
            String release,
            boolean transactional,
            String lockTimeout,
            String statementTimeout) {

        private ScriptHeader header(String path) {
            return new ScriptHeader(
                    new Revision(
                            revision.id(),
                            revision.parents(),
                            revision.dependsOn(),
                            revision.labels(),
                            revision.message(),
                            path),
                    some(created),
                    some(release));
        }

        /** As the annotation in a class file has them. */
        private Map<String, Object> elements() {
            return Map.of(
                    "id", revision.id(),
                    "revises", revision.parents(),
                    "dependsOn", revision.dependsOn(),
                    "branchLabels", revision.labels(),
                    "message", revision.message(),
                    "created", created,
                    "transaction", transactional,
                    "lockTimeout", lockTimeout,
                    "statementTimeout", statementTimeout);
        }

        private static Optional<String> some(String text) {
            return Optional.of(text).filter(each -> !each.isEmpty());
        }
    }

    /** The script, of which nothing is read; nothing for a class that is no revision. */
    Optional<Script> script(ScriptFile file, ClassLoader classLoader) {
        return declared.map(each -> ClasspathLocation.isSql(name)
                ? new SqlScript(file, each.header(file.path()))
                : CompiledScript.ofClass(ClasspathLocation.className(name), each.elements(), classLoader));
    }

    /** The line, without a line break. */
    String line() {
        List<String> fields =
                new ArrayList<>(List.of(escape(name), String.valueOf(size), String.format(Locale.ROOT, "%08x", crc)));
        declared.ifPresent(each -> {
            Revision revision = each.revision();
            fields.add(escape(revision.id()));
            fields.add(joined(revision.parents()));
            fields.add(joined(revision.dependsOn()));
            fields.add(joined(revision.labels()));
            fields.add(escape(revision.message()));
            fields.add(escape(each.created()));
            fields.add(escape(each.release()));
            fields.add(String.valueOf(each.transactional()));
            fields.add(escape(each.lockTimeout()) + "/" + escape(each.statementTimeout()));
        });
        return String.join(SEPARATOR, fields);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is none of ours
     */
    static IndexedScript parse(String line) {
        String[] fields = line.split(SEPARATOR, -1);
        if (fields.length != NO_REVISION && fields.length != REVISION) {
            throw new IllegalArgumentException("a line has " + fields.length + " fields");
        }
        Optional<Declared> declared = Optional.empty();
        if (fields.length == REVISION) {
            String[] timeouts = fields[11].split("/", -1);
            if (timeouts.length != 2) {
                throw new IllegalArgumentException("a line has no two time-outs");
            }
            declared = Optional.of(new Declared(
                    new Revision(
                            unescape(fields[3]),
                            split(fields[4]),
                            split(fields[5]),
                            split(fields[6]),
                            unescape(fields[7]),
                            ""),
                    unescape(fields[8]),
                    unescape(fields[9]),
                    Boolean.parseBoolean(fields[10]),
                    unescape(timeouts[0]),
                    unescape(timeouts[1])));
        }
        return new IndexedScript(
                unescape(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2], HEXADECIMAL), declared);
    }

    /** Ids and labels hold no commas. */
    private static String joined(List<String> names) {
        return escape(String.join(",", names));
    }

    private static List<String> split(String names) {
        return names.isEmpty() ? List.of() : List.of(unescape(names).split(",", -1));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = switch (text.charAt(i)) {
                    case 't' -> '\t';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
