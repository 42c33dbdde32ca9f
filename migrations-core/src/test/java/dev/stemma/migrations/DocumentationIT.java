package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.lock.LockTimeoutException;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.RunListener;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles and runs what the documentation shows, and holds the documentation to it, line by line. */
@ExtendWith(Databases.class)
class DocumentationIT {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentationIT.class);
    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES = Path.of("src/test/java/dev/stemma/migrations");
    private static final Pattern MARKED = Pattern.compile(
            "<!-- (snippet|file): (\\S+) -->\n```(\\w+)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern JAVA = Pattern.compile("^```java$", Pattern.MULTILINE);

    // snippet readme
    static void prepare(DataSource dataSource) {
        Stemma stemma =
                Stemma.builder(dataSource).scripts("classpath:db/migrations").build();
        RunReport report = stemma.upgrade("head");
        if (report.nothingToDo()) {
            LOG.info("The database is at head");
        } else {
            LOG.info("The database is at {} now", report.plan().headsAfter());
        }
    }
    // end

    // snippet startup
    static HikariDataSource start(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        HikariDataSource dataSource = new HikariDataSource(config);
        try {
            Stemma.builder(dataSource)
                    .scripts("classpath:db/migrations")
                    .lockWait(Duration.ofMinutes(10))
                    .listener(new StartupLog())
                    .build()
                    .upgrade("head");
        } catch (StemmaException e) {
            dataSource.close();
            throw e;
        }
        return dataSource;
    }
    // end

    // snippet listener
    static final class StartupLog implements RunListener {

        @Override
        public void on(Event event) {
            if (event instanceof Event.WaitingForLock waiting) {
                LOG.info("Another replica migrates: {}", waiting.holder().description());
            } else if (event instanceof Event.StepStarted started) {
                LOG.info(
                        "Step {} of {}: {}",
                        started.index(),
                        started.count(),
                        started.step().revision().message());
            } else if (event instanceof Event.StepFinished finished) {
                LOG.info("Done in {} ms", finished.duration().toMillis());
            } else if (event instanceof Event.DatabaseAhead ahead) {
                LOG.warn("A newer release has migrated this database: {}", ahead.unknown());
            } else if (event instanceof Event.ScriptsChanged scripts) {
                LOG.warn("Scripts were changed after they were applied: {}", scripts.changed());
            }
        }
    }
    // end

    // snippet errors
    static boolean migrated(Stemma stemma) {
        try {
            stemma.upgrade("head");
            return true;
        } catch (LockTimeoutException e) {
            LOG.error("Another replica did not finish in time: {}", e.holder().description());
        } catch (StepFailedException e) {
            LOG.error("Revision {} failed, SQLState {}", e.step().revision().id(), e.sqlState());
        } catch (StemmaException e) {
            LOG.error("{}: {}", e.code(), e.getMessage());
        }
        return false;
    }
    // end

    // snippet bookkeeping
    static Stemma withOwnSchema(DataSource dataSource) {
        return Stemma.builder(dataSource)
                .scripts("classpath:db/migrations")
                .bookkeeping(new BookkeepingNames("stemma", "schema_revision"))
                .build();
    }
    // end

    @Test
    void readme_upgradesToHead_andFindsNothingToDoAfterwards(TestDatabase database) {
        prepare(database.dataSource());
        prepare(database.dataSource());

        assertThat(database.column("SELECT revision FROM schema_revision ORDER BY applied_at"))
                .containsExactly("3f6c0a9d41e7", "b81d5e7702ca");
    }

    @Test
    void startup_givesTheMigratedDatabase(TestDatabase database) {
        try (HikariDataSource dataSource = start(database.url())) {
            assertThat(dataSource.isClosed()).isFalse();
        }

        assertThat(database.value("SELECT count(*) FROM orders")).isEqualTo("0");
    }

    @Test
    void ownSchema_hasTheBookkeeping(TestDatabase database) {
        Stemma stemma = withOwnSchema(database.dataSource());

        assertThat(migrated(stemma)).isTrue();
        assertThat(database.value("SELECT count(*) FROM stemma.schema_revision"))
                .isEqualTo("2");
    }

    @Test
    void errors_tellOfAFailedStep(TestDatabase database, @TempDir Path folder) {
        new Scripts(folder).add("r1", "", "SELECT no_such_column;", "");
        Stemma stemma =
                Stemma.builder(database.dataSource()).scripts(folder.toString()).build();

        assertThat(migrated(stemma)).isFalse();
    }

    @Test
    void revisionsInJava_goUpAndDown(TestDatabase database) {
        Stemma stemma = DocumentedRevisions.stemma(database.dataSource());

        stemma.upgrade("head");

        assertThat(database.column("SELECT wsproxy_api_token FROM scaling_groups ORDER BY 1"))
                .containsExactly("token-of-a-group-with-a-name-that-is-long", "token-of-default");
        assertThat(database.column("SELECT memory FROM presets ORDER BY 1"))
                .containsExactly("1073741824", "17179869184");
        assertThat(database.column("SELECT indexname FROM pg_indexes WHERE indexname = 'scaling_groups_token_idx'"))
                .hasSize(1);
        stemma.downgrade("base");
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactlyInAnyOrder("schema_revision", "schema_revision_log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/server.md", "docs/java.md"})
    void javaOfTheDocumentation_isWhatThisTestRuns(String document) throws IOException {
        String text = Files.readString(ROOT.resolve(document));
        Matcher marked = MARKED.matcher(text);
        int javaBlocks = 0;
        while (marked.find()) {
            javaBlocks += marked.group(3).equals("java") ? 1 : 0;
            String expected = marked.group(1).equals("snippet") ? snippet(marked.group(2)) : resource(marked.group(2));
            assertThat(lines(marked.group(4))).as(marked.group(2)).isEqualTo(lines(expected));
        }

        assertThat(javaBlocks).as("marked Java blocks").isPositive().isEqualTo((int)
                JAVA.matcher(text).results().count());
    }

    private static String snippet(String name) throws IOException {
        Matcher region = Pattern.compile(
                        "^ *// snippet " + Pattern.quote(name) + "\n(.*?)^ *// end$",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(SOURCES.resolve("DocumentationIT.java"))
                        + Files.readString(SOURCES.resolve("DocumentedRevisions.java")));
        assertThat(region.find()).as("the snippet " + name).isTrue();
        return region.group(1);
    }

    private static String resource(String path) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(DocumentationIT.class.getClassLoader().getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> lines(String text) {
        return text.strip().lines().map(String::strip).toList();
    }
}
