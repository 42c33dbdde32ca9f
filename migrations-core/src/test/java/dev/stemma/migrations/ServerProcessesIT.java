package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Replicas of the server that the documentation shows, each a process of its own, started together. */
@ExtendWith(Databases.class)
class ServerProcessesIT {

    private static final int REPLICAS = 5;
    private static final String DONE = "SELECT revision FROM schema_revision_log WHERE outcome = 'done' ORDER BY id";

    private static Path project = Path.of("");
    private static Path classes = Path.of("");

    private final List<Process> processes = new ArrayList<>();
    private final Map<Process, String> said = new HashMap<>();

    @BeforeAll
    static void compile(@TempDir Path folder) throws Exception {
        project = SampleProject.unpack("samples/server", folder);
        classes = SampleProject.compile(project, folder.resolve("classes"));
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void allMigrate_oneDoesIt_allServe(TestDatabase database) throws Exception {
        for (int i = 0; i < REPLICAS; i++) {
            start(database, "MIGRATE", "PT1M");
        }

        assertThat(served()).filteredOn(line -> line.endsWith(", migrated")).hasSize(1);
        assertThat(database.column(DONE)).containsExactly("3f6c0a9d41e7", "7d20c4f1a9be");
    }

    @Test
    void oneMigrates_theOthersWait_allServe(TestDatabase database) throws Exception {
        for (int i = 1; i < REPLICAS; i++) {
            start(database, "WAIT", "PT1M");
        }
        start(database, "MIGRATE", "PT1M");

        assertThat(served()).filteredOn(line -> line.endsWith(", migrated")).hasSize(1);
        assertThat(processes.get(REPLICAS - 1).isAlive()).isTrue();
        assertThat(database.column(DONE)).containsExactly("3f6c0a9d41e7", "7d20c4f1a9be");
    }

    @Test
    void allVerify_noneServesBeforeSomebodyMigrates_thenAllDo(TestDatabase database) throws Exception {
        for (int i = 0; i < REPLICAS; i++) {
            start(database, "VERIFY", "PT1M");
        }
        for (Process each : processes) {
            assertThat(each.waitFor()).isEqualTo(1);
            assertThat(errors(each)).contains("NOT_AT_HEAD", "3f6c0a9d41e7");
        }
        processes.clear();
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();

        start(database, "MIGRATE", "PT1M");
        assertThat(served()).hasSize(1);
        for (int i = 1; i < REPLICAS; i++) {
            start(database, "VERIFY", "PT1M");
        }

        assertThat(served()).hasSize(REPLICAS);
    }

    private void start(TestDatabase database, String policy, String limit) throws IOException {
        ProcessBuilder server = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                String.join(
                        File.pathSeparator,
                        classes.toString(),
                        project.resolve("src/main/resources").toString(),
                        libraries()),
                "com.example.server.Server");
        server.environment().put("DATABASE_URL", database.url());
        server.environment().put("STARTUP_POLICY", policy);
        server.environment().put("STARTUP_LIMIT", limit);
        processes.add(server.start());
    }

    /** Without the tests of this module, which have scripts in the same folder. */
    private static String libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String said(Process server) throws IOException {
        String line = said.get(server);
        if (line == null) {
            line = server.inputReader().readLine();
            assertThat(line).as(() -> errors(server)).isNotNull();
            said.put(server, line);
        }
        return line;
    }

    private static String errors(Process server) {
        return server.errorReader().lines().collect(Collectors.joining("\n"));
    }

    /** What each has said when it began to serve; each is asked for a page too. */
    private List<String> served() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        List<String> lines = new ArrayList<>();
        for (Process each : processes) {
            String line = said(each);
            String port = line.replaceAll("port (\\d+).*", "$1");
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/customers"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("0");
            lines.add(line);
        }
        return lines;
    }
}
