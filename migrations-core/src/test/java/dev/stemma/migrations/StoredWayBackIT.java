package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.prepare.IrreversibleException;
import dev.stemma.migrations.run.Event;
import dev.stemma.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** The way back of a revision in Java is kept with it, so that its class is not needed to undo it. */
class StoredWayBackIT extends RunningScripts {

    private static final String STORED = "SELECT downgrade_sql FROM schema_revision WHERE revision = 'r2'";
    private static final String COLUMNS =
            "SELECT column_name FROM information_schema.columns WHERE table_name = 't1' ORDER BY 1";
    private static final String HOSTILE = "it's ; \\ ? :n\n-- migrate:up\n$$";

    @Revision(id = "r2", revises = "r1")
    static final class AddName implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl().alterTable("t1").add("name", VARCHAR(20)));
            op.outsideTransaction(() -> op.execute("CREATE INDEX CONCURRENTLY by_name ON t1 (name)"));
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("CREATE TABLE seen AS SELECT CAST(? AS text) AS what", HOSTILE);
            op.outsideTransaction(() -> op.execute("DROP INDEX CONCURRENTLY {0}", name("by_name")));
            op.execute(op.dsl().alterTable("t1").dropColumn("name"));
        }
    }

    @Revision(id = "r2", revises = "r1", message = "Asks")
    static final class Asks implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl().alterTable("t1").add("name", VARCHAR(20)));
        }

        @Override
        public void downgrade(Operations op) {
            if (op.dsl().fetchCount(table(name("t1"))) == 0) {
                op.execute(op.dsl().alterTable("t1").dropColumn("name"));
            }
        }
    }

    @Test
    void revisionInJava_isUndoneWithoutItsClass(TestDatabase database) {
        scripts.table(1, "");
        stemma(database).revisions(new AddName()).build().upgrade("head");
        assertThat(database.value(STORED))
                .startsWith("-- migrate:down transaction:false\nBEGIN;\nCREATE TABLE seen AS")
                .endsWith("""
                        COMMIT;
                        DROP INDEX CONCURRENTLY "by_name";
                        BEGIN;
                        alter table "t1" drop "name";
                        COMMIT;
                        """);

        stemma(database).build().downgrade("r1");

        assertThat(database.column(COLUMNS)).containsExactly("id");
        assertThat(database.value("SELECT what FROM seen")).isEqualTo(HOSTILE);
        assertThat(database.column("SELECT indexname FROM pg_indexes WHERE tablename = 't1'"))
                .isEmpty();
    }

    @Test
    void wayBackThatReadsTheDatabase_isNotKeptAndSaidToBe(TestDatabase database) {
        scripts.table(1, "");
        Stemma stemma = stemma(database).revisions(new Asks()).build();
        stemma.upgrade("head");

        assertThat(database.value(STORED)).isEqualTo("null");
        assertThat(events)
                .anySatisfy(
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(
                                        Event.WayBackNotStored.class,
                                        told -> assertThat(told.reason())
                                                .matches(
                                                        "(?s).*StoredWayBackIT\\$Asks:\\d+: this cannot be written down as SQL: it reads the"
                                                                + " database \\(select count.*\\)\\. Ask op\\.isOffline\\(\\).*")));
        assertThat(stemma.status().withoutWayBack())
                .extracting(dev.stemma.migrations.revision.Revision::id)
                .containsExactly("r2");
        assertThat(stemma.status().unknown()).isEmpty();

        Stemma without = stemma(database).build();
        assertThat(without.status().withoutWayBack()).hasSize(1);
        assertThatThrownBy(() -> without.downgrade("r1")).isInstanceOf(IrreversibleException.class);

        stemma.downgrade("r1");
        assertThat(database.column(COLUMNS)).containsExactly("id");
    }

    @Test
    void irreversibleRevision_isNotReported(TestDatabase database) {
        scripts.table(1, "").write("r2", Scripts.header("r2", "r1") + "-- migrate:up\nSELECT 1;\n");
        Stemma stemma = stemma(database).build();
        stemma.upgrade("head");

        assertThat(stemma.status().withoutWayBack()).isEmpty();
        assertThat(events).noneMatch(Event.WayBackNotStored.class::isInstance);
    }
}
