package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stemma.testkit.Databases;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/** What is split out of a script arrives at the server whole, through the driver's own parser. */
@ExtendWith(Databases.class)
class SqlSplitterIT {

    @Test
    void execute_everyKindOfLiteral_arrivesAsWritten(TestDatabase database) throws Exception {
        run(database, """
                CREATE TABLE t (n int, v text);
                INSERT INTO t VALUES (1, 'a;''\\'), (2, E'b;\\'\\\\'), (3, $$c;'$a$ $$), (4, $é$d;$e$;$é$);
                INSERT INTO t VALUES (5, U&'\\0065;''' ), (6, N'f;'), (7, B'1'::text || ';'), (8, X'F'::text);
                INSERT INTO t VALUES (9, E'g;' -- ;
                  '\\';h' /* ; */), (10, 'i;'
                  'j');
                INSERT INTO t /*/ ; */ VALUES (11, 'k' /*/* ; */ ; */);
                INSERT INTO t VALUES (12, (SELECT "a;""b" FROM (SELECT 'l' AS "a;""b") AS a$b$c))
                """);

        assertThat(database.column("SELECT v FROM t ORDER BY n"))
                .containsExactly(
                        "a;'\\", "b;'\\", "c;'$a$ ", "d;$e$;", "e;'", "f;", "1;", "1111", "g;';h", "i;j", "k", "l");
    }

    @Test
    void execute_aRuleOfSeveralStatements_isCreatedWhole(TestDatabase database) throws Exception {
        run(database, """
                CREATE TABLE t (a int); CREATE TABLE u (a int);
                CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO u VALUES (new.a); INSERT INTO u VALUES (-new.a););
                INSERT INTO t VALUES (1);
                """);

        assertThat(database.column("SELECT a FROM u ORDER BY a")).containsExactly("-1", "1");
    }

    @Test
    void execute_anAtomicBody_isCreatedWhole(TestDatabase database) throws Exception {
        assumeTrue(
                Integer.parseInt(database.value("SHOW server_version_num")) >= 140000,
                "BEGIN ATOMIC came with PostgreSQL 14");
        run(database, """
                CREATE TABLE t ("end" text, begin timestamp with time zone);
                CREATE OR REPLACE FUNCTION f(a int) RETURNS timestamp with time zone LANGUAGE sql
                BEGIN /* ; */ ATOMIC -- ;
                  INSERT INTO t VALUES (CASE a WHEN 1 THEN 'one;' ELSE CASE WHEN true THEN 'more' END END);
                  INSERT INTO t ("end") SELECT t.end FROM t WHERE begin IS NULL;
                  SELECT now() AS end;
                END;
                CREATE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT 1 AS case; END;
                CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS 'SELECT 1;';
                SELECT f(1), g(), begin();
                """);

        assertThat(database.column("SELECT \"end\" FROM t")).containsExactly("one;", "one;");
    }

    @Test
    void execute_operatorsOfQuestionMarks_reachTheServerAsWritten(TestDatabase database) throws Exception {
        run(database, """
                CREATE FUNCTION concat_marks(text, text) RETURNS text LANGUAGE sql AS $$ SELECT $1 || '??' || $2; $$;
                CREATE OPERATOR ?? (LEFTARG = text, RIGHTARG = text, FUNCTION = concat_marks);
                CREATE TABLE t AS SELECT 'a'::text ?? 'b'::text AS v, '{"a": 1}'::jsonb ? 'a' AS has;
                """);

        assertThat(database.value("SELECT v || has FROM t")).isEqualTo("a??btrue");
    }

    @Test
    void copy_dataOfAScript_arriveAsRows(TestDatabase database) throws Exception {
        run(database, """
                CREATE TABLE t (a text, b text);\r
                COPY t FROM stdin; SELECT 1; -- ;\r
                a;'\t$$\r
                \\\\.\t\\N\r
                \\.\r
                COPY t (b, a) FROM STDIN WITH (FORMAT csv, DELIMITER ';');\r
                "x;y";/*\r
                \\.\r
                """);

        assertThat(database.column("SELECT concat_ws('|', a, b) FROM t")).containsExactly("a;'|$$", "\\.", "/*|x;y");
    }

    @Test
    void position_ofAServerError_isThePlaceInTheFile(TestDatabase database) throws Exception {
        SqlStatement statement = SqlSplitter.split(
                        "SELECT 1;\r\n  SELECT '\uD83D\uDE00', E'\\';'\r\n '\\';' /*/ ; */, nowhere;", 41)
                .get(1);
        try (Connection connection = database.connect()) {
            PSQLException error = catchThrowableOfType(PSQLException.class, () -> execute(connection, statement));

            assertThat(error.getSQLState()).isEqualTo("42703");
            assertThat(statement.position(Objects.requireNonNull(error.getServerErrorMessage())
                            .getPosition()))
                    .isEqualTo(new SourcePosition(43, 18));
        }
    }

    private static void run(TestDatabase database, String script) throws SQLException, IOException {
        try (Connection connection = database.connect()) {
            for (SqlStatement statement : SqlSplitter.split(script, 1)) {
                execute(connection, statement);
            }
        }
    }

    private static void execute(Connection connection, SqlStatement statement) throws SQLException, IOException {
        if (statement instanceof CopyFromStdin copy) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy.text(), new StringReader(copy.data()));
            return;
        }
        try (Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute(statement.jdbcText());
        }
    }
}
