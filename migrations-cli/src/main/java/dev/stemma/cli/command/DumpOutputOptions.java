package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.output.AsciiJson;
import dev.stemma.fixtures.dump.DumpFormat;
import dev.stemma.fixtures.dump.DumpTarget;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a dump goes, and in which format. */
final class DumpOutputOptions {

    private static final String STANDARD = "-";
    private static final String GZIP = ".gz";
    /** The charsets in which standard output takes all characters; see the entry, which writes UTF-8 instead of ASCII. */
    private static final Set<Charset> FULL = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = {
                "File to write, or a folder for a file a table: one that exists, or a name that ends with /.",
                "The file's name tells the format: .json; or for one table, as in users.csv, .ndjson, .csv or .copy;"
                        + " and .gz behind it (default: -, standard output)."
            })
    private String output = STANDARD;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "json, ndjson, csv or copy, where no name tells it (default: json).")
    private @Nullable String format;

    @Option(names = "--gzip", description = "Compress the files of a folder.")
    private boolean gzip;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    boolean isStandard() {
        return output.equals(STANDARD);
    }

    DumpTarget target(PrintWriter standard) {
        DumpFormat asked = format == null ? null : format(format);
        if (isStandard()) {
            return standard(standard, asked == null ? DumpFormat.JSON : asked);
        }
        Path path = Path.of(output);
        if (output.endsWith("/") || output.endsWith(path.getFileSystem().getSeparator()) || Files.isDirectory(path)) {
            return new DumpTarget.Folder(path, asked == null ? DumpFormat.JSON : asked, gzip, force);
        }
        DumpFormat named = ofName();
        if (asked != null && asked != named) {
            throw usage("By its name '" + output + "' is read as " + named.extension() + ", and --format says "
                    + asked.extension());
        }
        boolean compressed = output.toLowerCase(Locale.ROOT).endsWith(GZIP);
        if (gzip && !compressed) {
            throw usage("A compressed file is recognised by its name: '" + output + GZIP + "'");
        }
        return new DumpTarget.OneFile(path, named, compressed, force);
    }

    private DumpTarget standard(PrintWriter out, DumpFormat asked) {
        if (gzip) {
            throw usage("Standard output takes text: give a file (--output), or compress what comes out");
        }
        if (FULL.contains(Charset.defaultCharset())) {
            return new DumpTarget.ToWriter(out, asked);
        }
        if (asked == DumpFormat.CSV || asked == DumpFormat.COPY) {
            throw usage("Standard output is in " + Charset.defaultCharset()
                    + ", which has not all characters: give a file" + " (--output)");
        }
        return new DumpTarget.ToWriter(new AsciiJson(out), asked);
    }

    /** A print writer keeps its failures to itself. */
    void refuseLoss(PrintWriter standard) {
        if (standard.checkError()) {
            throw new UserException(
                    ExitCode.FAILED, "CANNOT_WRITE", "Standard output was closed before the dump was written");
        }
    }

    private DumpFormat ofName() {
        String name = output.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
        return find(plain.substring(plain.lastIndexOf('.') + 1))
                .orElseThrow(() -> usage("'" + output + "' does not tell its format, by which it is read again: name it"
                        + " .json, .ndjson, .csv or .copy, with or without .gz; or give a folder, as in '" + output
                        + "/'"));
    }

    private static DumpFormat format(String name) {
        return find(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() ->
                        usage("There is no format '" + name + "' to dump in; there are json, ndjson, csv and copy"));
    }

    private static Optional<DumpFormat> find(String name) {
        return name.equals("jsonl")
                ? Optional.of(DumpFormat.NDJSON)
                : Arrays.stream(DumpFormat.values())
                        .filter(known -> known.extension().equals(name))
                        .findFirst();
    }

    private static UserException usage(String message) {
        return new UserException(ExitCode.USAGE, "USAGE", message);
    }
}
