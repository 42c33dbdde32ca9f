package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves behind when something goes wrong: in the database, and on a connection that goes back to a pool. */
@ExtendWith(Databases.class)
class AfterFailureIT {

    private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            + " AND tablename NOT LIKE 'schema_revision%' ORDER BY 1";

    private Scripts scripts;

    @BeforeEach
    void writeInto(@TempDir Path folder) {
        scripts = new Scripts(folder);
    }

    private static HikariDataSource poolOfOne(TestDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    private static String heldLocks(TestDatabase database) {
        return database.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    @Test
    void upgrade_whenAnErrorIsThrownInTheTransaction_keepsNothingOfTheRevision(TestDatabase database) {
        scripts.chain(1);
        try (HikariDataSource pool = poolOfOne(database)) {
            Stemma stemma = Stemma.builder(pool)
                    .scripts(scripts.folder().toString())
                    .listener(event -> {
                        if (event instanceof Event.Recording) {
                            throw new AssertionError("from a listener");
                        }
                    })
                    .build();

            assertThatThrownBy(() -> stemma.upgrade("head")).isInstanceOf(AssertionError.class);

            assertThat(database.column(TABLES)).isEmpty();
            assertThat(database.column("SELECT revision FROM schema_revision")).isEmpty();
            assertThat(heldLocks(database)).isEqualTo("0");
        }
    }

    @Test
    void upgrade_thatFailsInATransactionOfTheScriptsOwn_endsIt_logsIt_andGivesTheLockBack(TestDatabase database) {
        scripts.write(
                "r1",
                Scripts.header("r1", "") + "-- migrate:up transaction:false\nCREATE TABLE a (id int);\nBEGIN;\n"
                        + "CREATE TABLE b (id int);\nSELECT 1/0;\n");
        try (HikariDataSource pool = poolOfOne(database)) {
            Stemma stemma =
                    Stemma.builder(pool).scripts(scripts.folder().toString()).build();

            assertThatThrownBy(() -> stemma.upgrade("head"))
                    .isInstanceOf(StepFailedException.class)
                    .hasMessageContaining("what its own transactions had not committed was rolled back");

            assertThat(database.column(TABLES)).containsExactly("a");
            assertThat(database.column("SELECT revision || ' ' || outcome FROM schema_revision_log"))
                    .containsExactly("r1 begun", "r1 failed");
            assertThat(heldLocks(database)).isEqualTo("0");
            assertThat(stemma.status().pending()).hasSize(1);
        }
    }

    @Test
    void upgrade_thatFailsInTheBookkeeping_givesTheServersReason_andNotTheStatementWithItsValues(
            TestDatabase database) {
        scripts.chain(2);
        Stemma stemma = Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .build();
        stemma.upgrade("r1");
        database.execute("ALTER TABLE schema_revision DROP COLUMN tool_version");

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining(
                        "ERROR: column \"tool_version\" of relation \"schema_revision\" does not exist (SQLState 42703)")
                .hasMessageNotContaining("INSERT INTO")
                .hasMessageNotContaining("DROP TABLE");
    }

    @Test
    void oneshot_thatWaitedWhileAnotherRunCreatedEverything_saysSo(TestDatabase database) throws Exception {
        scripts.chain(2);
        try (Connection other = database.connect()) {
            Locks.holdAdvisory(other);
            Stemma stemma = Stemma.builder(database.dataSource())
                    .scripts(scripts.folder().toString())
                    .listener(event -> {
                        if (event instanceof Event.WaitingForLock) {
                            finishOtherRun(database, other);
                        }
                    })
                    .build();

            OneshotReport report = stemma.oneshot("head");

            assertThat(report.wasFresh()).isFalse();
            assertThat(report.existingHeads()).containsExactly("r2");
            assertThat(report.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void upgrade_ofADatabaseThatIsAheadOnOneOfTwoBranches_namesTheWayBackOnThatBranch(TestDatabase database) {
        scripts.chain(1).table(2, "r1").table(3, "r1").table(4, "r3");
        StemmaBuilder builder = Stemma.builder(database.dataSource());
        builder.scripts(scripts.folder().toString()).build().upgrade("heads");
        scripts.remove("r4").table(5, "r2");

        assertThatThrownBy(() -> builder.build().upgrade("heads"))
                .isInstanceOf(DatabaseAheadException.class)
                .hasMessageContaining("by 'migrate downgrade r3',");

        builder.build().downgrade("r3");
        assertThat(builder.build().upgrade("heads").plan().headsAfter()).containsExactly("r3", "r5");
    }

    private void finishOtherRun(TestDatabase database, Connection other) {
        Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .lock(LockKind.NONE)
                .build()
                .upgrade("head");
        try {
            other.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
