package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.run.Event;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the code of a revision throws is reported with all that was said about it. */
class FailingCodeIT extends RunningCode {

    private static final class Unlucky {

        static final int NUMBER = Integer.parseInt("unlucky");
    }

    @Revision(id = "r2", revises = "r1")
    record WayBack(Code up, Code down) implements RevisionScript {

        @Override
        public void upgrade(Operations op) throws Exception {
            up.run(op);
        }

        @Override
        public void downgrade(Operations op) throws Exception {
            down.run(op);
        }
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                Arguments.of(
                        (Code) op -> op.log("" + Unlucky.NUMBER),
                        // which of the two it is, depends on whether the class was asked for before
                        "java\\.lang\\.(ExceptionInInitializerError|NoClassDefFoundError).*unlucky.*"),
                Arguments.of(
                        (Code) op -> {
                            throw new NoClassDefFoundError("com/example/Gone");
                        },
                        "java\\.lang\\.NoClassDefFoundError: com/example/Gone\n.*"),
                Arguments.of(
                        (Code) op -> {
                            throw new AssertionError("no customers");
                        },
                        "java\\.lang\\.AssertionError: no customers\n.*"),
                Arguments.of(
                        (Code) op -> {
                            throw new StackOverflowError();
                        },
                        "java\\.lang\\.StackOverflowError\n.*"),
                Arguments.of(
                        (Code) op -> {
                            throw new IllegalStateException("no customers", new IOException("disk full"));
                        },
                        "java\\.lang\\.IllegalStateException: no customers\n"
                                + "Caused by: java\\.io\\.IOException: disk full\n.*"),
                Arguments.of(
                        (Code) op -> op.dsl().transaction(inner -> {
                            throw new IOException("disk full");
                        }),
                        "org\\.jooq.*\nCaused by: java\\.io\\.IOException: disk full\n.*"),
                Arguments.of(
                        (Code) op -> {
                            try {
                                op.execute("SELECT nothing");
                            } catch (RuntimeException e) {
                                throw new IllegalStateException("fill the names before", e);
                            }
                        },
                        "    SELECT nothing\nERROR: column \"nothing\" does not exist \\(SQLState 42703\\)\n"
                                + "Thrown as: java\\.lang\\.IllegalStateException: fill the names before\n.*"));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void upgradeThatThrows_isRolledBackReportedAndLogged(Code slip, String words, TestDatabase database) {
        Stemma stemma = inTransaction(database, op -> {
            op.execute("INSERT INTO t1 (id) VALUES (1)");
            slip.run(op);
        });

        assertThatThrownBy(() -> stemma.upgrade("head"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageMatching("(?s)Revision r2 failed at .*InTransaction:\\d+\n" + words
                        + "State: this revision was rolled back; the step of this run before it stays.*");

        assertThat(names(database)).isEmpty();
        assertThat(database.column("SELECT revision FROM schema_revision_log WHERE outcome = 'failed'"))
                .containsExactly("r2");
        assertThat(database.column("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("slips")
    void downgradeThatThrows_isNotStored_andDoesNotKeepTheUpgradeFromRunning(
            Code slip, String words, TestDatabase database) {
        Stemma stemma = stemma(database)
                .revisions(new WayBack(op -> op.execute("INSERT INTO t1 (id) VALUES (1)"), op -> {
                    slip.run(op);
                    throw new IllegalStateException("what a recording lets pass");
                }))
                .build();

        stemma.upgrade("head");

        assertThat(names(database)).containsExactly("1 none");
        assertThat(database.column("SELECT revision FROM schema_revision WHERE downgrade_sql IS NULL"))
                .containsExactly("r2");
        assertThat(events).anySatisfy(event -> assertThat(event).isInstanceOf(Event.WayBackNotStored.class));
        assertThatThrownBy(() -> stemma.downgrade("r1"))
                .isInstanceOf(StepFailedException.class)
                .hasMessageContaining("Downgrade of r2 failed");
        assertThat(database.column(APPLIED)).containsExactly("r1", "r2");
    }
}
