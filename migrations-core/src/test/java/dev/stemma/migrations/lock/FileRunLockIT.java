package dev.stemma.migrations.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class FileRunLockIT extends RunLockContract {

    private static final String FOLDER = "stemma.test.folder";

    private Path folder = Path.of(System.getProperty(FOLDER, "."));

    @BeforeEach
    void lockInto(@TempDir Path newFolder) {
        folder = newFolder;
    }

    @Override
    String kind() {
        return "file";
    }

    private Path file(String name) {
        return folder.resolve("locks").resolve(URLEncoder.encode("lock " + name, StandardCharsets.UTF_8));
    }

    @Override
    Map<String, String> settings(String name) {
        return Map.of("file", file(name).toString());
    }

    @Override
    protected Map<String, String> properties() {
        return Map.of(FOLDER, folder.toString());
    }

    @Override
    protected void lose(Connection holder, String name) throws IOException {
        Files.delete(file(name));
    }

    private static HeldLock hold(Path file, Connection connection) throws Exception {
        LockSettings settings =
                settings(new PGSimpleDataSource(), "x", Duration.ofSeconds(1), Map.of("file", file.toString()));
        return RunLock.of("file", settings, FileRunLockIT.class.getClassLoader())
                .acquire(new LockRequest(connection, Duration.ZERO, holder -> {}));
    }

    @Test
    void aLinkToTheFile_isTheSameLock(TestDatabase database) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path hard = Files.createLink(folder.resolve("hard"), file);
        Path soft = Files.createSymbolicLink(folder.resolve("soft"), file);
        try (Connection connection = database.connect();
                HeldLock held = hold(file, connection)) {
            assertThatThrownBy(() -> hold(hard, connection)).isInstanceOf(LockTimeoutException.class);
            assertThatThrownBy(() -> hold(soft, connection)).isInstanceOf(LockTimeoutException.class);
            held.ensureHeld();
        }
        assertThat(file).isEmptyFile();
    }

    @Test
    void aFileThatCannotBeUsed_isNamed(TestDatabase database) throws Exception {
        Path blocked = Files.createFile(folder.resolve("file")).resolve("lock");
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> hold(blocked, connection))
                    .isInstanceOf(LockUnusableException.class)
                    .hasMessageContaining("The lock file " + blocked + " cannot be used")
                    .hasMessageContaining("Nothing was changed");
            assertThatThrownBy(() -> hold(folder, connection)).isInstanceOf(LockUnusableException.class);
        }
    }
}
