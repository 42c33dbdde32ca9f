package dev.stemma.migrations.ddl;

import static dev.stemma.migrations.ddl.IndexElement.column;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sql;
import static org.jooq.impl.DSL.val;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Databases.class)
class PartitionsIT {

    @ParameterizedTest
    @MethodSource
    void aPartition_inJava_isTheSameAsInSql(DdlCase example, TestDatabase database) throws SQLException {
        SameCatalog.check(database, example);
    }

    static Stream<DdlCase> aPartition_inJava_isTheSameAsInSql() {
        return Stream.of(
                DdlCase.of("partitions of a range")
                        .given("CREATE TABLE %0 (%1 date, %2 int) PARTITION BY RANGE (%1)")
                        .same(
                                "CREATE TABLE %3 PARTITION OF %0 FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
                                (dsl, n) -> Partitions.create(
                                        n.name(3),
                                        n.name(0),
                                        PartitionBound.range(
                                                val(LocalDate.of(2026, 1, 1)), inline(LocalDate.of(2026, 2, 1)))))
                        .same(
                                "CREATE TABLE %4 PARTITION OF %0 FOR VALUES FROM ('2026-02-01') TO (MAXVALUE)"
                                        + " PARTITION BY RANGE (%2, (%2 + 1))",
                                (dsl, n) -> Partitions.create(
                                        n.name(4),
                                        n.name(0),
                                        PartitionBound.range(val(LocalDate.of(2026, 2, 1)), PartitionBound.MAXVALUE),
                                        sql("range ({0}, ({0} + 1))", n.name(2))))
                        .same(
                                "CREATE TABLE %5 PARTITION OF %4 FOR VALUES FROM (MINVALUE, MINVALUE) TO (3, 4)",
                                (dsl, n) -> Partitions.create(
                                        n.name(5),
                                        n.name(4),
                                        PartitionBound.range(
                                                List.of(PartitionBound.MINVALUE, PartitionBound.MINVALUE),
                                                List.of(val(3), val(4))))),
                DdlCase.of("partitions of a list and of a hash, and a default")
                        .given(
                                "CREATE TABLE %0 (%1 text) PARTITION BY LIST (%1)",
                                "CREATE TABLE %2 (%1 text) PARTITION BY HASH (%1)")
                        .same(
                                "CREATE TABLE %3 PARTITION OF %0 FOR VALUES IN (%L, %M, NULL)",
                                (dsl, n) -> Partitions.create(
                                        n.name(3),
                                        n.name(0),
                                        PartitionBound.in(
                                                val(HostileText.FIRST), val(HostileText.SECOND), inline((String)
                                                        null))))
                        .same(
                                "CREATE TABLE %4 PARTITION OF %0 DEFAULT",
                                (dsl, n) -> Partitions.create(n.name(4), n.name(0), PartitionBound.defaultPartition()))
                        .same(
                                "CREATE TABLE %5 PARTITION OF %2 FOR VALUES WITH (MODULUS 4, REMAINDER 3)",
                                (dsl, n) -> Partitions.create(n.name(5), n.name(2), PartitionBound.hash(4, 3))),
                DdlCase.of("attach and detach")
                        .given(
                                "CREATE TABLE %0 (%1 text) PARTITION BY LIST (%1)",
                                "CREATE TABLE %2 PARTITION OF %0 FOR VALUES IN ('a')", "CREATE TABLE %3 (%1 text)")
                        .same(
                                "ALTER TABLE %0 ATTACH PARTITION %3 FOR VALUES IN (%L)",
                                (dsl, n) -> Partitions.attach(
                                        n.name(0), n.name(3), PartitionBound.in(val(HostileText.FIRST))))
                        .same(
                                "ALTER TABLE %0 DETACH PARTITION %2",
                                (dsl, n) -> Partitions.detach(n.name(0), n.name(2))),
                DdlCase.of("an index, partition by partition")
                        .given(
                                "CREATE TABLE %0 (%1 text) PARTITION BY LIST (%1)",
                                "CREATE TABLE %2 PARTITION OF %0 FOR VALUES IN ('a')", "CREATE INDEX %3 ON %2 (%1)")
                        .same(
                                "CREATE INDEX %4 ON ONLY %0 (%1)",
                                (dsl, n) -> Indexes.create(n.name(4), n.name(0), column(n.name(1)))
                                        .only()
                                        .query())
                        .same(
                                "ALTER INDEX %4 ATTACH PARTITION %3",
                                (dsl, n) -> Partitions.attachIndex(n.name(4), n.name(3))),
                DdlCase.of("DETACH CONCURRENTLY")
                        .since(14)
                        .notInATransaction()
                        .given(
                                "CREATE TABLE %0 (%1 text) PARTITION BY LIST (%1)",
                                "CREATE TABLE %2 PARTITION OF %0 FOR VALUES IN ('a')")
                        .same(
                                "ALTER TABLE %0 DETACH PARTITION %2 CONCURRENTLY",
                                (dsl, n) -> Partitions.detachConcurrently(n.name(0), n.name(2))));
    }
}
