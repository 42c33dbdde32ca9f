package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stemma.migrations.repair.Discrepancy;
import dev.stemma.migrations.repair.Remedy;
import dev.stemma.migrations.repair.Repair;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.testkit.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever does not fit together is found, and mended by the command that is said: afterwards nothing is found, and the
 * database goes to head and back to base.
 */
class RepairIT extends RunningScripts {

    private static final String INSERT =
            "INSERT INTO schema_revision SELECT '%s', '%s', '', '', 'by hand', NULL, 'applied',"
                    + " now(), 'somebody', 0, '1', 'upgrade' FROM (SELECT 1) AS one;";

    /** What was done to three applied revisions, by hand. */
    private interface Harm extends BiConsumer<Scripts, TestDatabase> {}

    private static Harm sql(String sql) {
        return (scripts, database) -> database.execute(sql);
    }

    private static Harm script(String id, String parents, String up) {
        return (scripts, database) -> scripts.add(id, parents, up, "DROP TABLE t" + id.substring(1) + ";");
    }

    private static Harm removed(String id) {
        return (scripts, database) -> scripts.remove(id);
    }

    private static Harm of(Harm... harms) {
        return (scripts, database) -> Arrays.stream(harms).forEach(harm -> harm.accept(scripts, database));
    }

    /** A revision r4 whose upgrade stops at its second statement of three. */
    private static void halfDone(Scripts scripts, TestDatabase database) {
        scripts.write("r4", Scripts.header("r4", "r3") + """
                            -- migrate:up transaction:false
                            CREATE TABLE t4 (id int);
                            INSERT INTO missing VALUES (1);
                            INSERT INTO t4 VALUES (1);
                            -- migrate:down
                            DROP TABLE t4;
                            """);
        breakOff(() -> run(scripts, database).upgrade("head"));
    }

    /** A revision r4 whose downgrade stops at its second statement of two. */
    private static void halfUndone(Scripts scripts, TestDatabase database) {
        scripts.write("r4", Scripts.header("r4", "r3") + """
                            -- migrate:up
                            CREATE TABLE t4 (id int);
                            -- migrate:down transaction:false
                            DROP TABLE t4;
                            INSERT INTO missing VALUES (1);
                            """);
        run(scripts, database).upgrade("head");
        breakOff(() -> run(scripts, database).downgrade("-1"));
    }

    private static void breakOff(Runnable run) {
        assertThatThrownBy(run::run).isInstanceOf(StepFailedException.class);
    }

    private static Stemma run(Scripts scripts, TestDatabase database) {
        return Stemma.builder(database.dataSource())
                .scripts(scripts.folder().toString())
                .build();
    }

    /** What was done, what is found, what makes the command true, and the command. */
    static Stream<Arguments> harms() {
        Harm nothing = sql("SELECT 1");
        return Stream.of(
                arguments(
                        script("r2", "r1", "CREATE TABLE t2 (id bigint);"),
                        "script-changed r2",
                        sql("ALTER TABLE t2 ALTER id TYPE bigint"),
                        "migrate repair accept-script r2"),
                arguments(
                        sql("UPDATE schema_revision SET checksum = repeat('0', 64) WHERE revision = 'r2'"),
                        "script-changed r2",
                        nothing,
                        "migrate repair accept-script r2"),
                arguments(
                        sql("UPDATE schema_revision SET checksum = NULL WHERE revision = 'r2'"),
                        "row-differs r2",
                        nothing,
                        "migrate repair accept-script r2"),
                arguments(
                        sql("UPDATE schema_revision SET parents = '' WHERE revision = 'r2'"),
                        "row-differs r2",
                        nothing,
                        "migrate repair accept-script r2"),
                arguments(
                        sql("UPDATE schema_revision SET depends_on = 'r1', branch_labels = 'x' WHERE revision = 'r3'"),
                        "row-differs r3",
                        nothing,
                        "migrate repair accept-script r3"),
                arguments(
                        sql(
                                "UPDATE schema_revision SET downgrade_sql = E'-- migrate:down\\nDROP TABLE t1;' WHERE revision = 'r3'"),
                        "row-differs r3",
                        nothing,
                        "migrate repair accept-script r3"),
                arguments(
                        sql("UPDATE schema_revision SET downgrade_sql = NULL WHERE revision = 'r3'"),
                        "row-differs r3",
                        nothing,
                        "migrate repair accept-script r3"),
                arguments(removed("r3"), "no-script r3", nothing, "migrate downgrade r2"),
                arguments(removed("r3"), "no-script r3", sql("DROP TABLE t3"), "migrate repair mark-not-applied r3"),
                arguments(
                        of(removed("r3"), sql("UPDATE schema_revision SET parents = 'zz' WHERE revision = 'r3'")),
                        "no-script r3",
                        sql("DROP TABLE t3"),
                        "migrate repair mark-not-applied r3"),
                arguments(
                        sql("DELETE FROM schema_revision WHERE revision = 'r3'"),
                        "row-missing r3",
                        nothing,
                        "migrate repair mark-applied r3"),
                arguments(
                        sql("DELETE FROM schema_revision WHERE revision = 'r3'"),
                        "row-missing r3",
                        sql("DROP TABLE t3"),
                        "migrate repair mark-not-applied r3"),
                arguments(
                        sql("DELETE FROM schema_revision WHERE revision = 'r2'"),
                        "row-missing r2",
                        nothing,
                        "migrate repair mark-applied r2"),
                arguments(
                        of(removed("r3"), sql("DELETE FROM schema_revision WHERE revision = 'r3'")),
                        "row-missing r3",
                        sql("DROP TABLE t3"),
                        "migrate repair mark-not-applied r3"),
                arguments(
                        of(script("r4", "r3", "CREATE TABLE t4 (id int);"), sql(INSERT.formatted("r4", "r3"))),
                        "row-unlogged r4",
                        nothing,
                        "migrate repair mark-not-applied r4"),
                arguments(
                        sql(INSERT.formatted("r;9", "")),
                        "row-unlogged r;9",
                        nothing,
                        "migrate repair mark-not-applied 'r;9'"),
                arguments(
                        of(
                                (scripts, database) -> run(scripts, database).downgrade("r2"),
                                sql(INSERT.formatted("r3", "r2"))),
                        "row-unlogged r3",
                        nothing,
                        "migrate repair mark-not-applied r3"),
                arguments(
                        of(
                                (scripts, database) -> run(scripts, database).stamp(List.of("r2")),
                                script("r2b", "r1", "CREATE TABLE t2b (id int);"),
                                script("r2", "r2b", "CREATE TABLE t2 (id int);")),
                        "gap r2b, row-differs r2",
                        sql("CREATE TABLE t2b (id int); DROP TABLE t3"),
                        "migrate repair mark-applied r2b, migrate repair accept-script r2"),
                arguments(
                        of(
                                script("r2b", "r1", "CREATE TABLE t2b (id int);"),
                                script("r2", "r2b", "CREATE TABLE t2 (id int);")),
                        "gap r2b, row-differs r2",
                        nothing,
                        "migrate downgrade r1"),
                arguments(
                        of(RepairIT::halfDone),
                        "half-done r4",
                        sql("CREATE TABLE missing (id int)"),
                        "migrate upgrade r4"),
                arguments(of(RepairIT::halfDone), "half-done r4", nothing, "migrate repair mark-applied r4"),
                arguments(
                        of(RepairIT::halfDone),
                        "half-done r4",
                        sql("DROP TABLE t4; CREATE TABLE missing (id int)"),
                        "migrate repair mark-not-applied r4"),
                arguments(
                        of(
                                RepairIT::halfDone,
                                sql("UPDATE schema_revision SET progress = 'most' WHERE revision = 'r4'")),
                        "half-done r4",
                        nothing,
                        "migrate repair mark-applied r4"),
                arguments(
                        of(RepairIT::halfUndone, sql("UPDATE schema_revision SET progress = '' WHERE revision = 'r4'")),
                        "half-done r4",
                        sql("CREATE TABLE t4 (id int); CREATE TABLE missing (id int)"),
                        "migrate repair mark-applied r4"),
                arguments(
                        of(RepairIT::halfDone, sql("DELETE FROM schema_revision WHERE revision = 'r4'")),
                        "row-missing r4",
                        nothing,
                        "migrate repair mark-applied r4"),
                arguments(
                        of(RepairIT::halfDone, sql("UPDATE schema_revision SET state = 'applied'")),
                        "row-unlogged r4",
                        nothing,
                        "migrate repair mark-applied r4"),
                arguments(
                        of(RepairIT::halfUndone),
                        "half-done r4",
                        sql("CREATE TABLE missing (id int)"),
                        "migrate downgrade r3"),
                arguments(
                        of(RepairIT::halfUndone),
                        "half-done r4",
                        sql("CREATE TABLE t4 (id int); CREATE TABLE missing (id int)"),
                        "migrate repair mark-applied r4"),
                arguments(
                        of(RepairIT::halfUndone),
                        "half-done r4",
                        sql("CREATE TABLE missing (id int)"),
                        "migrate repair mark-not-applied r4"),
                arguments(
                        sql("UPDATE schema_revision SET state = 'running' WHERE revision = 'r3'"),
                        "half-done r3",
                        nothing,
                        "migrate repair mark-applied r3"),
                arguments(
                        sql("DROP TABLE schema_revision"),
                        "row-missing r1, row-missing r2, row-missing r3",
                        nothing,
                        "migrate repair mark-applied r1, migrate repair mark-applied r2, migrate repair mark-applied r3"));
    }

    @ParameterizedTest(name = "{1}, {3}")
    @MethodSource("harms")
    void whatWasFound_isMendedByTheCommandThatIsSaid(
            Harm harm, String expected, Harm byHand, String commands, TestDatabase database) {
        scripts.chain(3);
        run(scripts, database).upgrade("head");
        harm.accept(scripts, database);

        List<Discrepancy> found = run(scripts, database).status().integrity().discrepancies();
        assertThat(found.stream().map(each -> each.kind().text() + " " + each.revision()))
                .containsExactly(expected.split(", ", -1));
        assertThat(found).allSatisfy(each -> assertThat(each.explanation()).contains(each.revision()));

        byHand.accept(scripts, database);
        for (String command : commands.split(", ", -1)) {
            assertThat(found.stream().flatMap(each -> each.remedies().stream()).map(Remedy::command))
                    .contains(command);
            type(command, database);
        }

        Stemma stemma = run(scripts, database);
        assertThat(stemma.status().integrity().discrepancies()).isEmpty();
        stemma.upgrade("head");
        assertThat(stemma.status().isAtHead()).isTrue();
        stemma.downgrade("base");
        assertThat(database.column("SELECT tablename FROM pg_tables WHERE tablename ~ '^t[0-9]'"))
                .isEmpty();
        assertThat(stemma.status().integrity().discrepancies()).isEmpty();
    }

    /** As the command line does it. */
    private void type(String command, TestDatabase database) {
        Stemma stemma = run(scripts, database);
        String[] words = command.replace("'", "").split(" ", -1);
        String revision = words[words.length - 1];
        switch (words[words.length - 2]) {
            case "upgrade" -> stemma.upgrade(revision);
            case "downgrade" -> stemma.downgrade(revision);
            case "accept-script" -> stemma.repair(new Repair.AcceptScript(List.of(revision)));
            case "mark-applied" -> stemma.repair(new Repair.MarkApplied(List.of(revision)));
            case "mark-not-applied" -> stemma.repair(new Repair.MarkNotApplied(List.of(revision)));
            default -> throw new AssertionError(command);
        }
    }
}
