package dev.stemma.migrations.sql;

import static dev.stemma.migrations.sql.StatementKind.ORDINARY;
import static dev.stemma.migrations.sql.StatementKind.OUTSIDE_TRANSACTION;
import static dev.stemma.migrations.sql.StatementKind.TRANSACTION_CONTROL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin isolation level serializable",
                "START TRANSACTION READ ONLY",
                "COMMIT",
                "COMMIT WORK AND CHAIN",
                "end",
                "ROLLBACK",
                "ROLLBACK/**/TRANSACTION AND NO CHAIN",
                "ABORT",
                "PREPARE -- ;\n TRANSACTION 'a'",
            })
    void kind_ofWhatBeginsOrEndsATransaction_isTransactionControl(String statement) {
        assertThat(new SqlCommand(statement, 1, 1).kind()).isEqualTo(TRANSACTION_CONTROL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VACUUM",
                "vacuum (full) t",
                "CREATE INDEX CONCURRENTLY ON t (a)",
                "create unique index concurrently i on t (a)",
                "CREATE INDEX /* a */ CONCURRENTLY IF NOT EXISTS i ON t (a)",
                "DROP INDEX CONCURRENTLY IF EXISTS i",
                "REINDEX TABLE CONCURRENTLY t",
                "REINDEX (VERBOSE) INDEX CONCURRENTLY i",
                "REINDEX (TABLESPACE x, CONCURRENTLY) TABLE t",
                "REINDEX (CONCURRENTLY true) TABLE t",
                "REINDEX SCHEMA s",
                "REINDEX (VERBOSE) DATABASE d",
                "REINDEX SYSTEM d",
                "CREATE DATABASE d",
                "DROP DATABASE IF EXISTS d",
                "ALTER DATABASE \"d\" SET TABLESPACE x",
                "ALTER SYSTEM SET a = 1",
                "CREATE TABLESPACE x LOCATION '/x'",
                "DROP TABLESPACE x",
                "DISCARD ALL",
                "CLUSTER",
                "CLUSTER VERBOSE",
                "CLUSTER (VERBOSE)",
                "COMMIT PREPARED 'a'",
                "ROLLBACK PREPARED 'a'",
                "ALTER TABLE IF EXISTS ONLY a.b.c DETACH PARTITION d.e.f CONCURRENTLY",
            })
    void kind_ofWhatPostgresRefusesInATransaction_isOutsideTransaction(String statement) {
        assertThat(new SqlCommand(statement, 1, 1).kind()).isEqualTo(OUTSIDE_TRANSACTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAVEPOINT a",
                "RELEASE SAVEPOINT a",
                "ROLLBACK TO a",
                "ROLLBACK WORK TO SAVEPOINT a",
                "PREPARE transaction_ AS SELECT 1",
                "\"begin\"",
                "BEG\u0131N",
                "SET TRANSACTION READ ONLY",
                "CREATE INDEX \"concurrently\" ON t (a)",
                "CREATE INDEX i ON concurrently (a)",
                "CREATE TABLE index (concurrently int)",
                "DROP INDEX i",
                "REINDEX TABLE t",
                "REINDEX (CONCURRENTLY false) TABLE t",
                "REINDEX (VERBOSE) INDEX i",
                "CLUSTER t",
                "CLUSTER VERBOSE t",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "ALTER DATABASE d SET work_mem = '1MB'",
                "ALTER TABLE t DETACH PARTITION p",
                "ALTER TABLE t ADD COLUMN concurrently int",
                "ALTER TYPE t ADD VALUE 'a'",
                "DISCARD PLANS",
                "DO $$ BEGIN COMMIT; END $$",
                "SELECT 'VACUUM'",
            })
    void kind_ofAnythingElse_isOrdinary(String statement) {
        assertThat(new SqlCommand(statement, 1, 1).kind()).isEqualTo(ORDINARY);
    }
}
