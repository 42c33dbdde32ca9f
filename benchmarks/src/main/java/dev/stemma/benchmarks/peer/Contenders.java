package dev.stemma.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everyone who takes part. */
public final class Contenders {

    private Contenders() {}

    /**
     * Writes the workload in the form of each.
     *
     * @param folder where to
     * @param size how many revisions
     * @return all that are there; the first is raw JDBC, against which the others are held
     * @throws IOException when the files cannot be written
     */
    public static List<Contender> on(Path folder, int size) throws IOException {
        Workload workload = new Workload(size);
        Files.createDirectories(folder);
        List<Contender> contenders = new ArrayList<>(List.of(
                new RawJdbc(workload),
                StemmaLibrary.on(folder, workload),
                FlywayLibrary.on(folder, workload),
                LiquibaseLibrary.on(folder, workload),
                MyBatisLibrary.on(folder, workload)));
        AlembicProgram.on(folder, workload).ifPresent(contenders::add);
        return contenders;
    }
}
