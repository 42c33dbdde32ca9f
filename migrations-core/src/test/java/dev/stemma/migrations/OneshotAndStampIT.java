package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fresh databases, and databases that are only told where they are. */
class OneshotAndStampIT extends RunningScripts {

    @Test
    void stamp_recordsAncestorsWithoutRunning_andBackAgain(TestDatabase database) {
        scripts.chain(3);
        Stemma stemma = stemma(database).build();

        stemma.stamp(List.of("r2"));
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
        assertThat(database.column("SELECT DISTINCT origin FROM schema_revision"))
                .containsExactly("stamp");
        assertThat(database.column(TABLES)).isEmpty();

        stemma.stamp(List.of("base"));
        assertThat(database.column(APPLIED)).isEmpty();
        assertThat(database.column("SELECT revision || ' ' || action FROM schema_revision_log ORDER BY id"))
                .containsExactlyInAnyOrder("r1 stamp", "r2 stamp", "r2 unstamp", "r1 unstamp");
    }

    @Test
    void oneshot_onAFreshDatabase_createsEverything(TestDatabase database) {
        scripts.chain(3);

        OneshotReport report = stemma(database).build().oneshot("head");

        assertThat(report.wasFresh()).isTrue();
        assertThat(database.column(TABLES)).containsExactly("t1", "t2", "t3");
        assertThat(database.column("SELECT DISTINCT origin FROM schema_revision"))
                .containsExactly("oneshot");
    }

    @Test
    void oneshot_isOneTransaction(TestDatabase database) {
        scripts.chain(2).add("r3", "r2", "SELECT 1/0;", "SELECT 1;");

        assertThatThrownBy(() -> stemma(database).build().oneshot("head"))
                .hasMessageContaining("the transaction of all 3 revisions was rolled back");

        assertThat(database.column(TABLES)).isEmpty();
        assertThat(database.column(APPLIED)).isEmpty();
        assertThat(database.column("SELECT revision || ' ' || action || ' ' || outcome FROM schema_revision_log"))
                .containsExactly("r3 oneshot failed");
    }

    @Test
    void planOneshot_changesNothing(TestDatabase database) {
        scripts.chain(2);

        assertThat(stemma(database).build().planOneshot("head").steps()).hasSize(2);

        assertThat(database.column("SELECT 1 FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }

    @Test
    void oneshot_onADatabaseWithRevisions_changesNothing(TestDatabase database) {
        scripts.chain(3);
        Stemma stemma = stemma(database).build();
        stemma.upgrade("r1");

        OneshotReport report = stemma.oneshot("head");

        assertThat(report.existingHeads()).containsExactly("r1");
        assertThat(report.plan().isEmpty()).isTrue();
        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void oneshot_onADatabaseWithTablesButNoBookkeeping_isRefused(TestDatabase database) {
        scripts.chain(1);
        database.execute("CREATE SCHEMA other; CREATE TABLE other.x (id int)");

        assertThatThrownBy(() -> stemma(database).build().oneshot("head"))
                .isInstanceOf(UnmanagedDatabaseException.class)
                .hasMessageContaining("migrate stamp");
        assertThat(database.column("SELECT 1 FROM pg_tables WHERE schemaname = 'public'"))
                .isEmpty();
    }
}
