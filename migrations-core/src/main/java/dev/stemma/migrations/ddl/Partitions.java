package dev.stemma.migrations.ddl;

import org.jooq.Name;
import org.jooq.Query;
import org.jooq.SQL;

/**
 * Partitions. The partitioned table itself is jOOQ's {@code createTable(…).storage("partition by range ({0})",
 * name("column"))}.
 */
public final class Partitions {

    private Partitions() {}

    /**
     * {@code CREATE TABLE … PARTITION OF}.
     *
     * @param partition the new table
     * @param table the partitioned table
     * @param bound which rows it takes
     * @return a new query
     */
    public static Query create(Name partition, Name table, PartitionBound bound) {
        return Template.query("create table {0} partition of {1} {2}", partition, table, bound.part());
    }

    /**
     * {@code CREATE TABLE … PARTITION OF … PARTITION BY}: a partition that has partitions itself.
     *
     * @param partition the new table
     * @param table the partitioned table
     * @param bound which rows it takes
     * @param key how it is partitioned in its turn: {@code DSL.sql("list ({0})", name("column"))}
     * @return a new query
     */
    public static Query create(Name partition, Name table, PartitionBound bound, SQL key) {
        return Template.query(
                "create table {0} partition of {1} {2} partition by {3}", partition, table, bound.part(), key);
    }

    /**
     * {@code ATTACH PARTITION}. It reads the whole new partition, unless a valid check says that all its rows fit.
     *
     * @param table the partitioned table
     * @param partition a table with the same columns
     * @param bound which rows it takes
     * @return a new query
     */
    public static Query attach(Name table, Name partition, PartitionBound bound) {
        return Template.query("alter table {0} attach partition {1} {2}", table, partition, bound.part());
    }

    /**
     * {@code DETACH PARTITION}: it stays as a table of its own.
     *
     * @param table the partitioned table
     * @param partition one of its partitions
     * @return a new query
     */
    public static Query detach(Name table, Name partition) {
        return Template.query("alter table {0} detach partition {1}", table, partition);
    }

    /**
     * {@code DETACH PARTITION … CONCURRENTLY}, PostgreSQL 14 and later. PostgreSQL refuses it in a transaction, and beside
     * a default partition.
     *
     * @param table the partitioned table
     * @param partition one of its partitions
     * @return a new query
     */
    public static Query detachConcurrently(Name table, Name partition) {
        return Template.query("alter table {0} detach partition {1} concurrently", table, partition);
    }

    /**
     * {@code ALTER INDEX … ATTACH PARTITION}: the last step of an index on a partitioned table that is built partition by
     * partition. The index on the table itself is made first, by {@link CreateIndex#only()}.
     *
     * @param index the partitioned table's index
     * @param partitionIndex the partition's index of the same definition
     * @return a new query
     */
    public static Query attachIndex(Name index, Name partitionIndex) {
        return Template.query("alter index {0} attach partition {1}", index, partitionIndex);
    }
}
