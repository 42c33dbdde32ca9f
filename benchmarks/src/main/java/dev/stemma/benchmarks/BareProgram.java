package dev.stemma.benchmarks;

import dev.stemma.benchmarks.peer.Database;
import dev.stemma.benchmarks.peer.Program;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.postgresql.Driver;

/** {@link BareJdbc} as a program: in a jar, with the launcher's JVM flags, and with an archive of its own classes. */
final class BareProgram {

    /** As in the launcher: from this Java on its newer kind of archive. */
    private static final boolean AOT_CACHE = Runtime.version().feature() >= 25;

    private final Path folder;
    private final String classPath;
    private final List<String> flags;

    private BareProgram(Path folder, String classPath, List<String> flags) {
        this.folder = folder;
        this.classPath = classPath;
        this.flags = List.copyOf(flags);
    }

    /** Packs it and runs it once, so that the JVM writes the archive of what it loaded. */
    static BareProgram make(Path folder, List<String> flags, Database database) throws IOException, URISyntaxException {
        Path jar = folder.resolve("bare.jar");
        String entry = BareJdbc.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream output = new JarOutputStream(file);
                InputStream code = BareJdbc.class.getClassLoader().getResourceAsStream(entry)) {
            if (code == null) {
                throw new IOException("no class file of " + BareJdbc.class);
            }
            output.putNextEntry(new JarEntry(entry));
            code.transferTo(output);
            output.closeEntry();
        }
        Path driver = Path.of(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        BareProgram program = new BareProgram(folder, jar + File.pathSeparator + driver, flags);
        program.run(database, AOT_CACHE ? "-XX:AOTCacheOutput=bare.aot" : "-XX:ArchiveClassesAtExit=bare.jsa");
        return program;
    }

    void run(Database database) throws IOException {
        run(database, AOT_CACHE ? "-XX:AOTCache=bare.aot" : "-XX:SharedArchiveFile=bare.jsa");
    }

    private void run(Database database, String option) throws IOException {
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of(option, "-cp", classPath, BareJdbc.class.getName(), database.url()));
        Program.java().run(folder, Map.of(), arguments.toArray(String[]::new));
    }
}
