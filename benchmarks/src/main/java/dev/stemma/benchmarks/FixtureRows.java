package dev.stemma.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Rows such as a server's table of sessions has: a random key, texts, a time, numbers, JSON. The same rows are written as
 * a fixture and as text for {@code COPY}.
 */
record FixtureRows(Path fixture, Path copy) {

    static final String TABLE = """
            CREATE TABLE sessions (
                id uuid PRIMARY KEY, name varchar(64) NOT NULL, created_at timestamptz NOT NULL,
                status varchar(20) NOT NULL DEFAULT 'PENDING', occupied_slots jsonb NOT NULL, project integer NOT NULL,
                cost numeric(12, 2), private boolean NOT NULL DEFAULT false
            )
            """;

    static FixtureRows write(Path folder, int rows) throws IOException {
        FixtureRows written = new FixtureRows(folder.resolve("sessions.json"), folder.resolve("sessions.copy"));
        Random random = new Random(20261122);
        try (BufferedWriter fixture = Files.newBufferedWriter(written.fixture());
                BufferedWriter copy = Files.newBufferedWriter(written.copy())) {
            fixture.write("{\"sessions\": [\n");
            for (int i = 0; i < rows; i++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                String created = Instant.ofEpochSecond(1_700_000_000L + 60L * i).toString();
                String status = i % 4 == 0 ? "RUNNING" : "TERMINATED";
                String slots = String.format(
                        Locale.ROOT, "{\"cpu\": \"%d\", \"mem\": \"%d\"}", i % 16, 1_048_576L * random.nextInt(65_536));
                String cost = String.format(Locale.ROOT, "%d.%02d", random.nextInt(10_000), i % 100);
                fixture.write(String.format(
                        Locale.ROOT,
                        "{\"id\": \"%s\", \"name\": \"session-%d\", \"created_at\": \"%s\", \"status\": \"%s\","
                                + " \"occupied_slots\": %s, \"project\": %d, \"cost\": %s, \"private\": %s}%s\n",
                        id,
                        i,
                        created,
                        status,
                        slots,
                        i % 1000,
                        cost,
                        i % 3 == 0,
                        i == rows - 1 ? "" : ","));
                copy.write(String.join(
                        "\t",
                        id.toString(),
                        "session-" + i,
                        created,
                        status,
                        slots,
                        String.valueOf(i % 1000),
                        cost,
                        i % 3 == 0 ? "t" : "f"));
                copy.write('\n');
            }
            fixture.write("]}\n");
        }
        return written;
    }
}
