package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.stemma.migrations.error.ErrorCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SqlSyntaxExceptionTest {

    @ParameterizedTest
    @MethodSource({"neverEnding", "psqlCommands", "copies"})
    void split_whatCannotBeSplit_namesThePlaceAndTheRemedy(String sql, int line, int column, String problem) {
        SqlSyntaxException error = failure(sql, 1);

        assertThat(error.problem()).contains(problem);
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.column()).isEqualTo(column);
    }

    static Stream<Arguments> neverEnding() {
        return Stream.of(
                arguments("x;\nSELECT 'a;\nb", 2, 8, "This string never ends: the closing '"),
                arguments("SELECT 'it's';", 1, 13, "This string never ends"),
                arguments("SELECT \"a;", 1, 8, "This quoted identifier never ends: the closing \""),
                arguments("SELECT E'a\\';", 1, 8, "This E'' string never ends"),
                arguments("SELECT E'a\\", 1, 8, "This E'' string never ends"),
                arguments("SELECT E'a'\n'b", 1, 8, "This E'' string never ends"),
                arguments("x;\n\n  $a$;$b$;$A$", 3, 3, "This dollar-quoted string never ends: another $a$"),
                arguments("SELECT $$$", 1, 8, "another $$"),
                arguments("x; /* a\n b", 1, 4, "This comment never ends: */ is missing"),
                arguments("/*/", 1, 1, "This comment never ends"),
                arguments("/* /* */", 1, 1, "This comment never ends"),
                arguments("/* /* *", 1, 1, "comments nest: 2 are open"),
                arguments("f(a,\n(b); x;", 1, 2, "This parenthesis is never closed"),
                arguments("CREATE FUNCTION f()\nBEGIN ATOMIC SELECT 1 END;", 2, 1, "This BEGIN ATOMIC has no END"),
                arguments("CREATE FUNCTION f() BEGIN ATOMIC (a;", 1, 34, "parenthesis"));
    }

    static Stream<Arguments> psqlCommands() {
        return Stream.of(
                arguments("SELECT 1;\n \\d t\n", 2, 2, "\\d is a command of psql"),
                arguments("\\i other.sql", 1, 1, "Put the statements of that file here"),
                arguments("\\ir other.sql", 1, 1, "Put the statements of that file here"),
                arguments("\\copy t from 'f'", 1, 1, "Use COPY … FROM stdin;"),
                arguments("SELECT 1 \\gexec", 1, 10, "\\gexec is a command of psql"),
                arguments("SELECT 1\\;SELECT 2;", 1, 9, "\\; is a command of psql"),
                arguments("SELECT (1 \\g", 1, 11, "End the statement with a semicolon"),
                arguments("\\set a 1", 1, 1, "write the value itself"),
                arguments("\\restrict abc", 1, 1, "delete both lines"),
                arguments("SELECT a\\:b;", 1, 9, "without the backslash"),
                arguments("\\.", 1, 1, "\\. is a command of psql"),
                arguments("SELECT 1;\n1\t2\n\\.\n", 3, 1, "there is none before it"),
                arguments("\\ x", 1, 1, "\\ is a command of psql"),
                arguments("\\\uD83D\uDE00", 1, 1, "\\\uD83D\uDE00 is a command of psql"),
                arguments("\\", 1, 1, "\\ is a command of psql"));
    }

    static Stream<Arguments> copies() {
        return Stream.of(
                arguments("COPY t FROM stdin", 1, 1, "no semicolon and no data"),
                arguments("x;COPY t FROM stdin;", 1, 3, "The data of this COPY … FROM stdin never end"),
                arguments("COPY t FROM stdin;\n", 1, 1, "never end"),
                arguments("COPY t FROM stdin;\n1\n2\n", 1, 1, "a line that holds only \\."),
                arguments("COPY t FROM stdin;\n1\n\\. \n", 1, 1, "never end"),
                arguments("COPY t FROM stdin;\n1\n \\.\n", 1, 1, "never end"),
                arguments("COPY t FROM stdin;\r1\r\\.\r", 1, 1, "lines end with LF or CRLF"),
                arguments("COPY t TO stdout;", 1, 1, "COPY … TO stdout"),
                arguments("COPY (SELECT 1; SELECT 2) TO STDOUT (FORMAT csv)", 1, 1, "COPY … TO stdout"),
                arguments("COPY t FROM stdin; SELECT\n1\n\\.\n;", 1, 20, "Move it below the line \\."),
                arguments("COPY t FROM stdin; /* a\n1\n\\.\n*/", 1, 20, "This comment does not end on its line"),
                arguments("COPY t FROM stdin; x '\n1\n\\.\n';", 1, 22, "This string does not end on its line"));
    }

    @Test
    void message_holdsLineColumnAndProblem() {
        SqlSyntaxException error = failure("\uFEFFSELECT '\uD83D\uDE00', (", 41);

        assertThat(error).hasMessage("line 41, column 13: This parenthesis is never closed.");
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_SCRIPT);
    }

    private static SqlSyntaxException failure(String sql, int firstLine) {
        return catchThrowableOfType(SqlSyntaxException.class, () -> SqlSplitter.split(sql, firstLine));
    }
}
