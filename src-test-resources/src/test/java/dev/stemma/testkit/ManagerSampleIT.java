package dev.stemma.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The manager sample's promise, kept without the library under test: the scripts are cut at their markers, and the
 * order of their file names is an order of the graph.
 */
@ExtendWith(Databases.class)
class ManagerSampleIT {

    private static final String UP = "\n-- migrate:up";
    private static final String DOWN = "\n-- migrate:down";

    @Test
    void everyRevision_undoesItselfExactly(TestDatabase database) throws Exception {
        for (Path script : scripts()) {
            CatalogSnapshot before = snapshot(database);
            up(database, script);
            CatalogSnapshot after = snapshot(database);
            down(database, script);
            assertThat(before.diff(snapshot(database))).as("down %s", script).isEmpty();
            up(database, script);
            assertThat(after.diff(snapshot(database))).as("up again %s", script).isEmpty();
        }
    }

    @Test
    void downToBase_leavesNothing_andUpAgainGivesTheSame(TestDatabase database) throws Exception {
        List<Path> scripts = scripts();
        for (Path script : scripts) {
            up(database, script);
        }
        CatalogSnapshot head = snapshot(database);
        for (int i = scripts.size() - 1; i >= 0; i--) {
            down(database, scripts.get(i));
        }
        assertThat(snapshot(database).lines()).isEmpty();
        for (Path script : scripts) {
            up(database, script);
        }
        assertThat(head.diff(snapshot(database))).isEmpty();
    }

    private static List<Path> scripts() throws IOException, URISyntaxException {
        Path folder = Path.of(
                ManagerSampleIT.class.getResource("/samples/manager/migrations").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void up(TestDatabase database, Path script) throws IOException {
        String text = Files.readString(script);
        run(database, text.substring(text.indexOf(UP) + UP.length(), text.indexOf(DOWN)));
    }

    private static void down(TestDatabase database, Path script) throws IOException {
        String text = Files.readString(script);
        run(database, text.substring(text.indexOf(DOWN) + DOWN.length()));
    }

    private static void run(TestDatabase database, String section) {
        String sql = section.substring(section.indexOf('\n'));
        if (section.startsWith(" transaction:false")) {
            Pattern.compile(";").splitAsStream(sql).filter(s -> !s.isBlank()).forEach(database::execute);
        } else {
            database.execute(sql);
        }
    }

    private static CatalogSnapshot snapshot(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return CatalogSnapshot.of(connection);
        }
    }
}
