package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.repair.Repair;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.store.BookkeepingNames;
import dev.stemma.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The rights that docs/operators.md lists for a role that runs: all are enough, and none can be left out. */
class EachRightIT extends RunningScripts {

    private static final BookkeepingNames KEPT = new BookkeepingNames("kept", "schema_revision");
    private static final List<String> ALL = List.of(
            "USAGE ON SCHEMA kept",
            "SELECT, INSERT, UPDATE, DELETE ON kept.schema_revision",
            "SELECT, INSERT ON kept.schema_revision_log",
            "SELECT, INSERT, UPDATE, DELETE ON kept.schema_revision_lock");

    private TestDatabase database;
    private String role;

    /** What a role does with the rights. */
    enum Operation {
        LOOK,
        UPGRADE,
        UPGRADE_UNDER_A_LEASE,
        UPGRADE_WITHOUT_TRANSACTION,
        DOWNGRADE,
        REPAIR
    }

    @BeforeEach
    void createTheTablesAndTheRole(TestDatabase fresh) {
        database = fresh;
        role = "right_" + fresh.name();
        fresh.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'; CREATE SCHEMA app AUTHORIZATION " + role);
        scripts.add("r1", "", "CREATE TABLE app.t1 (id int);", "DROP TABLE app.t1;")
                .write(
                        "r2",
                        Scripts.header("r2", "r1")
                                + "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY i ON app.t1 (id);\n"
                                + "-- migrate:down transaction:false\nDROP INDEX CONCURRENTLY app.i;\n");
        asOwner().stamp(List.of("r1"));
        asOwner().stamp(List.of("base"));
        ALL.forEach(privileges -> fresh.execute("GRANT " + privileges + " TO " + role));
    }

    @AfterEach
    void dropRole() {
        database.execute("DROP OWNED BY " + role + " CASCADE; DROP ROLE " + role);
    }

    private Stemma asOwner() {
        return stemma(database).bookkeeping(KEPT).lock(LockKind.TABLE).build();
    }

    private Stemma asRole(LockKind kind) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url().replaceAll("user=[^&]*", "user=" + role) + "&password=x");
        return Stemma.builder(source)
                .scripts(scripts.folder().toString())
                .bookkeeping(KEPT)
                .lock(kind)
                .listener(events::add)
                .build();
    }

    private void run(Operation operation) {
        switch (operation) {
            case LOOK -> asRole(LockKind.ADVISORY).status();
            case UPGRADE -> asRole(LockKind.ADVISORY).upgrade("r1");
            case UPGRADE_UNDER_A_LEASE -> asRole(LockKind.TABLE).upgrade("r1");
            case UPGRADE_WITHOUT_TRANSACTION -> asRole(LockKind.ADVISORY).upgrade("r2");
            case DOWNGRADE -> asRole(LockKind.ADVISORY).downgrade("base");
            case REPAIR -> asRole(LockKind.ADVISORY).repair(new Repair.AcceptScript(List.of("r1")));
        }
    }

    private void prepare(Operation operation) {
        if (operation == Operation.DOWNGRADE
                || operation == Operation.UPGRADE_WITHOUT_TRANSACTION
                || operation == Operation.REPAIR) {
            run(Operation.UPGRADE);
        }
        if (operation == Operation.REPAIR) {
            scripts.add("r1", "", "CREATE TABLE app.t1 (id int, changed int);", "DROP TABLE app.t1;");
        }
    }

    @Test
    void allOfThem_areEnough() {
        Stemma stemma = asRole(LockKind.TABLE);

        stemma.upgrade("head");
        stemma.downgrade("base");
        stemma.stamp(List.of("r1"));
        stemma.stamp(List.of("base"));

        assertThat(stemma.status().currentHeads()).isEmpty();
        assertThat(events).doesNotHaveAnyElementsOfTypes(Event.LockNotReleased.class);
    }

    @ParameterizedTest
    @CsvSource({
        "USAGE,  SCHEMA kept,               LOOK",
        "USAGE,  SCHEMA kept,               UPGRADE",
        "SELECT, kept.schema_revision,      LOOK",
        "INSERT, kept.schema_revision,      UPGRADE",
        "DELETE, kept.schema_revision,      DOWNGRADE",
        "UPDATE, kept.schema_revision,      UPGRADE_WITHOUT_TRANSACTION",
        "UPDATE, kept.schema_revision,      REPAIR",
        "SELECT, kept.schema_revision_log,  UPGRADE",
        "INSERT, kept.schema_revision_log,  REPAIR",
        "INSERT, kept.schema_revision_log,  UPGRADE",
        "INSERT, kept.schema_revision_log,  UPGRADE_WITHOUT_TRANSACTION",
        "SELECT, kept.schema_revision_lock, UPGRADE_UNDER_A_LEASE",
        "INSERT, kept.schema_revision_lock, UPGRADE_UNDER_A_LEASE",
        "UPDATE, kept.schema_revision_lock, UPGRADE_UNDER_A_LEASE",
    })
    void withoutOne_anOperationFails_andSaysWhichToGrant(String right, String object, Operation operation) {
        prepare(operation);
        database.execute("REVOKE " + right + " ON " + object + " FROM " + role);
        List<String> before = database.column("SELECT revision || state FROM kept.schema_revision");

        StemmaException failure = catchThrowableOfType(StemmaException.class, () -> run(operation));

        String grant = "GRANT " + right + " ON " + object + " TO " + role;
        assertThat(failure).hasMessageContaining("permission denied for ").hasMessageContaining(grant + ";");
        // and no more than that one
        assertThat(String.valueOf(failure.getMessage()).split("GRANT ", -1)).hasSize(2);
        assertThat(database.column("SELECT revision || state FROM kept.schema_revision"))
                .isEqualTo(before);
        database.execute(grant);
        run(operation);
    }

    @Test
    void withoutDeleteOnTheLease_itStaysUntilItRunsOut_andThatIsSaid() {
        database.execute("REVOKE DELETE ON kept.schema_revision_lock FROM " + role);

        run(Operation.UPGRADE_UNDER_A_LEASE);

        assertThat(events)
                .filteredOn(Event.LockNotReleased.class::isInstance)
                .singleElement()
                .asString()
                .contains("permission denied for table schema_revision_lock");
    }

    @ParameterizedTest
    @CsvSource({"true, SCHEMA kept", "false, DATABASE"})
    void toCreateTheTables_theRoleNeedsCreate(boolean schemaIsThere, String object) {
        database.execute(
                schemaIsThere
                        ? "DROP TABLE kept.schema_revision, kept.schema_revision_log, kept.schema_revision_lock"
                        : "DROP SCHEMA kept CASCADE");

        StemmaException failure = catchThrowableOfType(StemmaException.class, () -> run(Operation.UPGRADE));

        String target = schemaIsThere ? object : object + " " + database.name();
        String grant = "GRANT CREATE ON " + target + " TO " + role;
        assertThat(failure).hasMessageContaining("permission denied for ").hasMessageContaining(grant + ";");
        database.execute(grant);
        run(Operation.UPGRADE);
    }
}
