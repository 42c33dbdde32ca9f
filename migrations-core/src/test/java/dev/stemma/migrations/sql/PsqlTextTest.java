package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What psql has to be given so that it sends what is written. */
class PsqlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 1                                    | SELECT 1;",
                "SELECT a[1:n]                               | SELECT a[1\\:n];",
                "SELECT a[:n], b[1:'2'], c[1:\"d\"], e[1:2]  | SELECT a[\\:n], b[1\\:'2'], c[1\\:\"d\"], e[1\\:2];",
                "SELECT a::int, f(b := 1)                    | SELECT a::int, f(b := 1);",
                "SELECT ':n', \":n\", $$:n$$, $a$:n$a$       | SELECT ':n', \":n\", $$:n$$, $a$:n$a$;",
                "SELECT 1 /* :n ; */ + 2                     | SELECT 1 /* :n ; */ + 2;",
                "SELECT E'a\\'b\\\\:n'                       | SELECT E'a''b\\\\:n';",
                "SELECT '\\'                                 | SELECT '\\';",
                "SELECT U&'\\0061', a['x':y]                 | SELECT U&'\\0061', a['x'\\:y];",
                "CREATE RULE r AS ON INSERT TO t DO (a; b)   | CREATE RULE r AS ON INSERT TO t DO (a; b);",
                "CREATE TABLE t (\"begin\" int)              | CREATE TABLE t (\"begin\" int);",
                "CREATE FUNCTION f() AS 'BEGIN; END'         | CREATE FUNCTION f() AS 'BEGIN; END';",
                "BEGIN                                       | BEGIN;",
            })
    void statement_isWrittenForPsql(String statement, String psql) {
        assertThat(PsqlText.of(statement)).isEqualTo(psql);
    }

    @Test
    void bodyOfARoutine_isSentByForce() {
        assertThat(PsqlText.of("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT a[1:n]; END"))
                .isEqualTo(
                        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end\\; SELECT a[1\\:n]\\; END\n\\g");
    }

    @Test
    void comment_staysOnItsLine() {
        assertThat(PsqlText.of("SELECT 1 -- :n ;\n+ 2")).isEqualTo("SELECT 1 -- :n ;\n+ 2;");
    }

    @Test
    void copy_hasItsDataBelow() {
        List<SqlStatement> statements =
                SqlSplitter.split("COPY t FROM stdin;\n1\t:n \\\\\n\\.\nCOPY u FROM stdin;\n\\.\n", 1);

        assertThat(statements)
                .extracting(SqlStatement::psqlText)
                .containsExactly("COPY t FROM stdin;\n1\t:n \\\\\n\\.", "COPY u FROM stdin;\n\\.");
    }
}
