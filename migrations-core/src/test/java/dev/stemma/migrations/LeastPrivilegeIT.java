package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.repair.Integrity;
import dev.stemma.migrations.repair.Repair;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What docs/operators.md says under Privileges: each role may do what it is for, with nothing more than it has. */
class LeastPrivilegeIT extends RunningScripts {

    private TestDatabase database;
    private String role;

    /** A role that may connect, and nothing else that PostgreSQL does not give to everybody. */
    @BeforeEach
    void createRole(TestDatabase fresh) {
        database = fresh;
        role = "least_" + fresh.name();
        fresh.execute("REVOKE CREATE ON SCHEMA public FROM public; CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        scripts.chain(2);
    }

    @AfterEach
    void dropRole() {
        database.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
    }

    private Stemma asRole() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url().replaceAll("user=[^&]*", "user=" + role) + "&password=x");
        return Stemma.builder(source)
                .scripts(scripts.folder().toString())
                .listener(events::add)
                .build();
    }

    private void grant(String privileges) {
        database.execute("GRANT " + privileges + " TO " + role);
    }

    @Test
    void looking_needsSelectOnTheBookkeepingOnly() {
        stemma(database).build().upgrade("r1");
        grant("SELECT ON schema_revision");
        Stemma stemma = asRole();

        assertThat(stemma.status().currentHeads()).containsExactly("r1");
        assertThat(stemma.status().integrity().logRead()).isFalse();
        assertThat(stemma.applied()).hasSize(1);
        assertThat(stemma.planUpgrade("head").steps()).hasSize(1);
        assertThat(stemma.planDowngrade("base").steps()).hasSize(1);
        assertThat(stemma.planStamp(List.of("head")).steps()).hasSize(1);
        assertThat(stemma.planOneshot("head").steps()).isEmpty();
        assertThat(stemma.upgrade("r1").nothingToDo()).isTrue();
    }

    @Test
    void lookingOnly_cannotRun_andTheDatabaseIsAsBefore() {
        stemma(database).build().upgrade("r1");
        grant("SELECT ON schema_revision");

        assertThatThrownBy(() -> asRole().upgrade("head"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("permission denied for table schema_revision_log")
                .hasMessageContaining("later runs need SELECT, INSERT and DELETE on the tables");
        grant("SELECT, INSERT ON schema_revision_log");
        assertThatThrownBy(() -> asRole().upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("permission denied for table schema_revision (SQLState 42501)")
                .hasMessageContaining("nothing else was changed");
        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column(TABLES)).containsExactly("t1");
    }

    @Test
    void repairing_needsUpdateToo_andFindsByTheLogWhatWasDoneByHand() {
        stemma(database).build().upgrade("r2");
        database.execute("DELETE FROM schema_revision WHERE revision = 'r2'");
        database.execute("UPDATE schema_revision SET parents = 'x'");
        grant("SELECT, INSERT, DELETE ON schema_revision");
        assertThat(asRole().status().integrity().discrepancies()).hasSize(1);

        grant("SELECT, INSERT ON schema_revision_log");
        assertThat(asRole().status().integrity().discrepancies()).hasSize(2);
        assertThatThrownBy(() -> asRole().repair(new Repair.AcceptScript(List.of("r1"))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("permission denied for table schema_revision");
        grant("UPDATE ON schema_revision");
        asRole().repair(new Repair.AcceptScript(List.of("r1")));
        asRole().repair(new Repair.MarkApplied(List.of("r2")));

        assertThat(asRole().status().integrity()).isEqualTo(Integrity.SOUND);
    }

    @Test
    void aRoleThatOwnsTheTablesOfTheApplicationOnly_canRun_withoutCreateOnTheBookkeepingsSchema() {
        database.execute("CREATE SCHEMA app AUTHORIZATION " + role);
        scripts.remove("r1").remove("r2");
        scripts.add("r1", "", "CREATE TABLE app.t1 (id int);", "DROP TABLE app.t1;")
                .add("r2", "r1", "ALTER TABLE app.t1 ADD b int;", "ALTER TABLE app.t1 DROP b;");
        stemma(database).build().stamp(List.of("r1"));
        stemma(database).build().stamp(List.of("base"));
        grant("SELECT, INSERT, DELETE ON schema_revision");
        grant("SELECT, INSERT ON schema_revision_log");
        Stemma stemma = asRole();

        stemma.upgrade("head");
        stemma.downgrade("r1");
        stemma.stamp(List.of("base"));
        stemma.stamp(List.of("r1"));
        stemma.downgrade("base");

        assertThat(stemma.applied()).isEmpty();
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'app'"))
                .isEmpty();
    }

    @Test
    void withoutInsertOnTheLog_aStepIsRolledBack() {
        stemma(database).build().stamp(List.of("r1"));
        grant("SELECT, INSERT, DELETE ON schema_revision");
        grant("SELECT ON schema_revision_log");
        grant("CREATE ON SCHEMA public");

        assertThatThrownBy(() -> asRole().upgrade("head"))
                .hasMessageContaining("permission denied for table schema_revision_log");
        assertThat(database.column(APPLIED)).containsExactly("r1");
        assertThat(database.column(TABLES)).isEmpty();
    }

    @Test
    void withoutAnyRightToTheBookkeeping_theRightThatIsMissingIsNamed() {
        stemma(database).build().upgrade("r1");

        assertThatThrownBy(() -> asRole().status())
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("permission denied for table schema_revision")
                .hasMessageContaining("Looking needs SELECT on the bookkeeping table");
    }
}
