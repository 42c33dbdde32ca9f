package dev.stemma.migrations;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of operations share: {@code t1} made by {@code r1}, and code as {@code r2}. */
abstract class RunningCode extends RunningScripts {

    static final String NAMES = "SELECT id || ' ' || coalesce(name, '-') FROM t1 ORDER BY id";

    @FunctionalInterface
    interface Code {
        void run(Operations op) throws Exception;
    }

    @Revision(id = "r2", revises = "r1")
    record InTransaction(Code up) implements RevisionScript {

        @Override
        public void upgrade(Operations op) throws Exception {
            up.run(op);
        }
    }

    @Revision(id = "r2", revises = "r1", transaction = false)
    record WithoutTransaction(Code up) implements RevisionScript {

        @Override
        public void upgrade(Operations op) throws Exception {
            up.run(op);
        }
    }

    @BeforeEach
    void writeFirstRevision() {
        scripts.add("r1", "", "CREATE TABLE t1 (id int PRIMARY KEY, name text DEFAULT 'none', data jsonb);", "");
    }

    Stemma inTransaction(TestDatabase database, Code up) {
        return stemma(database).revisions(new InTransaction(up)).build();
    }

    Stemma withoutTransaction(TestDatabase database, Code up) {
        return stemma(database).revisions(new WithoutTransaction(up)).build();
    }

    /** Ten rows, 1 to 10, whose name is null. */
    void fillWithNulls(TestDatabase database) {
        stemma(database).build().upgrade("r1");
        database.execute("INSERT INTO t1 (id, name) SELECT n, NULL FROM generate_series(1, 10) n");
    }

    List<String> names(TestDatabase database) {
        return database.column(NAMES);
    }
}
