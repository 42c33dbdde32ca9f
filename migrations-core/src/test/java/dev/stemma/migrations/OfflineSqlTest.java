package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.offline.OfflineSql;
import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.prepare.IrreversibleException;
import dev.stemma.migrations.prepare.UnrecordableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.stream.Stream;
import org.jooq.ConnectionCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Offline SQL, as far as no database is needed to see it. */
class OfflineSqlTest {

    private Scripts scripts;

    @BeforeEach
    void writeInto(@TempDir Path folder) {
        scripts = new Scripts(folder);
    }

    private OfflineSql offline(RevisionScript... revisions) {
        return Stemma.offline()
                .scripts(scripts.folder().toString())
                .revisions(revisions)
                .build();
    }

    @Test
    void steps_areAnnouncedAsAlembicDoes() {
        scripts.chain(2);

        assertThat(offline().upgrade("r1:head").sql())
                .contains(
                        "\n-- Running upgrade r1 -> r2, Message of r2\nBEGIN;\nCREATE TABLE t2 (id int);\nWITH applied")
                .doesNotContain("CREATE TABLE t1", "CREATE TABLE IF NOT EXISTS");
        assertThat(offline().downgrade("r2:r1").sql())
                .contains("\n-- Running downgrade r2 -> r1, Message of r2\nBEGIN;\nDROP TABLE t2;\nDO $stemma$");
    }

    @Test
    void range_withNothingToDo_isACommentOnly() {
        scripts.chain(2);

        assertThat(offline().upgrade("head:r1").sql().lines()).allMatch(line -> line.startsWith("-- "));
    }

    @Test
    void message_staysInItsComment() {
        scripts.table(1, "");

        assertThat(offline(new Evil()).upgrade("head").sql())
                .containsPattern("\n-- Running upgrade r1 -> r2, a DROP TABLE t1; +DROP TABLE t1;\nBEGIN;\n");
    }

    @Revision(id = "r2", revises = "r1", message = "a\nDROP TABLE t1;\r\u0085\u2028DROP TABLE t1;")
    static final class Evil implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute("SELECT 1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "upgrade   | nosuch:head   | nosuch",
                "upgrade   | base:nosuch   | nosuch",
                "upgrade   | current:head  | offline SQL asks no database where it is",
                "upgrade   | a:b:c         | Type both ends",
                "upgrade   | r1:           | Type both ends",
                "downgrade | r1            | a downgrade that asks no database has to know where it starts",
                "downgrade | -1            | Type both ends, as in \"head:-1\"",
                "stamp     | r1:+1         | a stamp counts no steps",
            })
    void wrongRange_isExplained(String command, String range, String message) {
        scripts.chain(3);

        assertThatThrownBy(() -> run(command, range))
                .isInstanceOf(StemmaException.class)
                .hasMessageContaining(message);
    }

    private String run(String command, String range) {
        return switch (command) {
            case "upgrade" -> offline().upgrade(range).sql();
            case "downgrade" -> offline().downgrade(range).sql();
            default -> offline().stamp(range).sql();
        };
    }

    @Test
    void relativeTargets_countFromTheStart() {
        scripts.chain(4);

        assertThat(offline().upgrade("r1:+2").plan().headsAfter()).containsExactly("r3");
        assertThat(offline().downgrade("head:-1").plan().headsAfter()).containsExactly("r3");
        assertThat(offline().upgrade("head-2:head").plan().steps()).hasSize(2);
    }

    @Test
    void branches_startAtSeveralPlaces() {
        scripts.table(1, "").table(2, "r1").table(3, "r1").add("r4", "r2, r3", "", "");

        assertThat(offline().upgrade("r2,r3:head").plan().steps()).hasSize(1);
    }

    @Test
    void irreversibleRevision_isRefused() {
        scripts.table(1, "").write("r2", Scripts.header("r2", "r1") + "-- migrate:up\nSELECT 1;\n");

        assertThatThrownBy(() -> offline().downgrade("head:base")).isInstanceOf(IrreversibleException.class);
    }

    /** What a revision may try, and what is said then. */
    static Stream<Arguments> unwritable() {
        return Stream.of(
                Arguments.of(
                        (Attempt) op -> op.dsl().fetch("SELECT 42"),
                        "it reads the database (SELECT 42). Ask op.isOffline()"),
                Arguments.of((Attempt) op -> op.dsl().fetchExists(selectOne()), "it reads the database (select exists"),
                Arguments.of((Attempt) op -> op.dsl().nextval("s"), "it reads the database (select nextval"),
                Arguments.of(
                        (Attempt) op -> op.dsl()
                                .insertInto(table(name("t")))
                                .set(field(name("a")), 1)
                                .returning(field(name("a")))
                                .fetch(),
                        "it reads the database (insert into \"t\""),
                Arguments.of((Attempt) op -> op.batched(selectOne(), 10, rows -> {}), "op.batched"),
                Arguments.of((Attempt) op -> op.dsl().meta().getTables(), "metadata"),
                Arguments.of(
                        raw(c -> c.createStatement().executeQuery("SELECT 7")), "it reads the database (SELECT 7)"),
                Arguments.of(raw(c -> c.prepareStatement("SELECT ?")), "it binds values through JDBC"),
                Arguments.of(raw(c -> c.prepareCall("SELECT ?")), "it binds values through JDBC"),
                Arguments.of(raw(Connection::setSavepoint), "it sets a savepoint through JDBC"),
                Arguments.of(raw(c -> c.setSavepoint("s")), "it sets a savepoint through JDBC"),
                Arguments.of(
                        (Attempt) op -> op.dsl().connection(c -> c.setAutoCommit(true)), "it ends the transaction"),
                Arguments.of(raw(c -> c.unwrap(Runnable.class)), "it asks for the connection of the driver"),
                Arguments.of((Attempt) op -> op.execute("SELECT ?", "a\0b"), "NUL character"),
                Arguments.of((Attempt) op -> op.execute("COMMIT"), "would end the transaction"),
                Arguments.of(
                        (Attempt) op -> op.execute("CREATE INDEX CONCURRENTLY i ON t (a)"),
                        "cannot run inside a transaction; call it in op.outsideTransaction"),
                Arguments.of((Attempt) op -> op.execute("SELECT \\d"), "is a command of psql"),
                Arguments.of(
                        (Attempt) op -> {
                            throw new IllegalStateException("out of luck");
                        },
                        "it fails: java.lang.IllegalStateException: out of luck"),
                Arguments.of(
                        (Attempt) op -> {
                            try {
                                op.dsl().fetch("SELECT 42");
                            } catch (RuntimeException e) {
                                op.log("never mind");
                            }
                        },
                        "it reads the database (SELECT 42)"));
    }

    /** What the code of a revision does. */
    @FunctionalInterface
    interface Attempt {
        void run(Operations op) throws Exception;
    }

    private static Attempt raw(ConnectionCallable<?> call) {
        return op -> op.dsl().connectionResult(call);
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void whatCannotBeWritten_isRefusedWithItsLine(Attempt attempt, String message) {
        scripts.table(1, "");
        @Revision(id = "r2", revises = "r1")
        class Tries implements RevisionScript {

            @Override
            public void upgrade(Operations op) throws Exception {
                attempt.run(op);
            }
        }

        assertThatThrownBy(() -> offline(new Tries()).upgrade("head"))
                .isInstanceOf(UnrecordableException.class)
                .hasMessageContaining(message)
                .hasMessageMatching("(?s)dev\\.stemma\\.migrations\\.OfflineSqlTest\\$\\d*Tries:\\d+: .*");
    }

    @Test
    void whatIsWrongOnTheDatabaseToo_isNotAnsweredWithOfflineAdvice() {
        scripts.table(1, "");
        @Revision(id = "r2", revises = "r1")
        class NeverCloses implements RevisionScript {

            @Override
            public void upgrade(Operations op) {
                op.execute("SELECT (1");
            }
        }

        assertThatThrownBy(() -> offline(new NeverCloses()).upgrade("head"))
                .hasMessageEndingWith("this cannot be written down as SQL: This parenthesis is never closed.");
    }

    @Test
    void whatIsRolledBack_isNotWritten() {
        scripts.table(1, "");
        @Revision(id = "r2", revises = "r1")
        class RollsBack implements RevisionScript {

            @Override
            public void upgrade(Operations op) {
                op.dsl().transaction(inner -> inner.dsl().execute("SELECT 'kept'"));
                try {
                    op.dsl().transaction(inner -> {
                        inner.dsl().execute("SELECT 'undone'");
                        throw new IllegalStateException();
                    });
                } catch (IllegalStateException e) {
                    op.execute("SELECT 'after'");
                }
            }
        }

        assertThat(offline(new RollsBack()).upgrade("head").sql())
                .contains("SELECT 'kept';\nSELECT 'after';\n")
                .doesNotContain("undone");
    }
}
