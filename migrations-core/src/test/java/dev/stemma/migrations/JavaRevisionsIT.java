package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.prepare.IrreversibleException;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** Revisions in Java between revisions in SQL. */
class JavaRevisionsIT extends RunningScripts {

    private static final String COLUMNS =
            "SELECT column_name FROM information_schema.columns WHERE table_name = 't1' ORDER BY 1";

    @Revision(id = "r2", revises = "r1", message = "Add a name")
    static final class AddName implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.log("adding a name");
            op.execute(op.dsl().alterTable("t1").add("name", VARCHAR(20)));
            op.execute("UPDATE t1 SET name = ?", "unnamed");
        }

        @Override
        public void downgrade(Operations op) {
            op.execute(op.dsl().alterTable("t1").dropColumn("name"));
        }
    }

    @Revision(id = "r2", revises = "r1")
    static final class BreaksHalfWay implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl().alterTable("t1").add("name", VARCHAR(20)));
            op.execute("SELEC 1");
        }
    }

    @Revision(id = "r2", revises = "r1")
    static final class BreaksByItself implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl().alterTable("t1").add("name", VARCHAR(20)));
            throw new IllegalStateException("out of luck");
        }
    }

    @Test
    void javaBetweenSql_goesUpAndDown(TestDatabase database) {
        scripts.table(1, "").table(3, "r2");
        Stemma stemma = stemma(database).revisions(new AddName()).build();

        stemma.upgrade("head");

        assertThat(database.column(COLUMNS)).containsExactly("id", "name");
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2", "r3");
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .asInstanceOf(type(Event.Logged.class))
                        .extracting(Event.Logged::message)
                        .isEqualTo("adding a name"));
        stemma.downgrade("r1");

        assertThat(database.column(COLUMNS)).containsExactly("id");
    }

    @Test
    void aFailingStatement_isReportedWithItsLineAndRolledBack(TestDatabase database) {
        scripts.table(1, "");
        Stemma stemma = stemma(database).revisions(new BreaksHalfWay()).build();

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageMatching("(?s)Revision r2 failed at .*BreaksHalfWay:\\d+\n    SELEC 1\n.*syntax error.*"
                        + "State: this revision was rolled back; the step of this run before it stays.*at r1.*");
        assertThat(database.column(COLUMNS)).containsExactly("id");
    }

    @Test
    void anExceptionOfTheCode_isReportedWithItsLineAndRolledBack(TestDatabase database) {
        scripts.table(1, "");
        Stemma stemma = stemma(database).revisions(new BreaksByItself()).build();

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageMatching("(?s)Revision r2 failed at .*BreaksByItself:\\d+\n.*IllegalStateException.*"
                        + "out of luck.*State: this revision was rolled back.*");
        assertThat(database.column(COLUMNS)).containsExactly("id");
    }

    @Test
    void aClassWithoutDowngrade_isIrreversible(TestDatabase database) {
        scripts.table(1, "");
        Stemma stemma = stemma(database).revisions(new NoWayBack()).build();
        stemma.upgrade("head");

        assertThatThrownBy(() -> stemma.downgrade("r1"))
                .isInstanceOf(IrreversibleException.class)
                .hasMessageContaining("or the method downgrade of a revision in Java");
    }

    @Revision(id = "r2", revises = "r1")
    static final class NoWayBack implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl().alterTable("t1").add("name", VARCHAR(20)));
        }
    }
}
