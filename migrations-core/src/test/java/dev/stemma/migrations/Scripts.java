package dev.stemma.migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of revision scripts that a test writes as it goes. */
final class Scripts {

    private final Path folder;

    Scripts(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** A linear chain {@code r1 <- r2 <- …}, each creating a table {@code t1}, {@code t2}, … */
    Scripts chain(int length) {
        for (int i = 1; i <= length; i++) {
            table(i, i == 1 ? "" : "r" + (i - 1));
        }
        return this;
    }

    /** Revision {@code r<number>}, which creates table {@code t<number>}. */
    Scripts table(int number, String revises) {
        return add("r" + number, revises, "CREATE TABLE t" + number + " (id int);", "DROP TABLE t" + number + ";");
    }

    Scripts add(String revision, String revises, String up, String down) {
        return write(
                revision, header(revision, revises) + "-- migrate:up\n" + up + "\n\n-- migrate:down\n" + down + "\n");
    }

    static String header(String revision, String revises) {
        return "-- Message of " + revision + "\n--\n-- revision: " + revision + "\n-- revises: " + revises + "\n\n";
    }

    Scripts write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name + ".sql"), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Scripts remove(String name) {
        try {
            Files.delete(folder.resolve(name + ".sql"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
