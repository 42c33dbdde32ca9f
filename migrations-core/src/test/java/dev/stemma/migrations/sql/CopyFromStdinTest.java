package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyFromStdinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t FROM stdin",
                "copy t (a, b) from StdIn with (format csv)",
                "COPY t FROM STDIN (FORMAT csv, DELIMITER ';', QUOTE '''')",
                "COPY t FROM stdin CSV HEADER",
                "COPY t FROM stdout",
                "COPY s.from FROM stdin",
                "COPY \"to\".\"from\" (\"from\", \"to\") FROM stdin",
                "COPY stdin FROM/* ; */stdin",
                "COPY BINARY t FROM stdin",
                "COPY t FROM -- ;\n stdin WHERE a = 'x;y'",
            })
    void split_aCopyFromStdin_takesTheDataBelowIt(String copy) {
        assertThat(SqlSplitter.split("\n" + copy + ";\n1;\n\\.\nSELECT 1;", 1))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOfSatisfying(CopyFromStdin.class, statement -> {
                            assertThat(statement.text()).isEqualTo(copy);
                            assertThat(statement.data()).isEqualTo("1;\n");
                        }),
                        second -> assertThat(second.text()).isEqualTo("SELECT 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY t FROM '/tmp/stdin'",
                "COPY t FROM PROGRAM 'cat stdin'",
                "COPY t TO 'stdout'",
                "COPY (SELECT a FROM stdin) TO '/tmp/f'",
                "SELECT copy FROM stdin",
                "EXPLAIN SELECT 1 FROM stdin",
                "\"copy\" t FROM stdin",
            })
    void split_anyOtherStatement_takesNoData(String statement) {
        assertThat(SqlSplitter.split(statement + ";\nSELECT 1;\n", 1))
                .containsExactly(new SqlCommand(statement, 1, 1), new SqlCommand("SELECT 1", 2, 1));
    }

    @Test
    void split_dataThatLookLikeSql_areLeftAlone() {
        String data = "it's;\t\"\n$$\t/*\n\\.x\n \\.\n\\. \n\\\\.\n-- a\n;\n\n";

        assertThat(SqlSplitter.split("COPY t FROM stdin;\n" + data + "\\.\nSELECT 1;", 1))
                .containsExactly(
                        new CopyFromStdin("COPY t FROM stdin", 1, 1, data, 2), new SqlCommand("SELECT 1", 12, 1));
    }

    @Test
    void split_noDataLines_givesEmptyData() {
        assertThat(SqlSplitter.split("COPY t FROM stdin;\n\\.\n", 7))
                .containsExactly(new CopyFromStdin("COPY t FROM stdin", 7, 1, "", 8));
    }

    @Test
    void split_endMarkWithoutLineBreak_endsTheDataAtTheEndOfTheFile() {
        CopyFromStdin copy = new CopyFromStdin("COPY t FROM stdin", 1, 1, "1\n", 2);

        assertThat(SqlSplitter.split("COPY t FROM stdin;\n1\n\\.", 1)).containsExactly(copy);
        assertThat(SqlSplitter.split("COPY t FROM stdin;\r\n1\r\n\\.\r", 1)).containsExactly(copy);
    }

    @Test
    void split_crlf_givesDataWithLineFeeds() {
        assertThat(SqlSplitter.split("COPY t FROM stdin;\r\n1\r\n2\r\n\\.\r\nSELECT 1;\r\n", 1))
                .containsExactly(
                        new CopyFromStdin("COPY t FROM stdin", 1, 1, "1\n2\n", 2), new SqlCommand("SELECT 1", 5, 1));
    }

    @Test
    void split_aLoneCarriageReturn_isData() {
        assertThat(SqlSplitter.split("COPY t FROM stdin (FORMAT csv);\n\"a\rb\"\n\\.\n", 1))
                .containsExactly(new CopyFromStdin("COPY t FROM stdin (FORMAT csv)", 1, 1, "\"a\rb\"\n", 2));
    }

    @Test
    void split_csvWithTheEndMarkInAQuotedField_endsThereAsInPsql() {
        assertThat(SqlSplitter.split("COPY t FROM stdin CSV;\n\"a\n\\.\nb;", 1))
                .containsExactly(
                        new CopyFromStdin("COPY t FROM stdin CSV", 1, 1, "\"a\n", 2), new SqlCommand("b", 4, 1));
    }

    @Test
    void split_statementsBehindTheCopyOnItsLine_comeAfterTheData() {
        assertThat(SqlSplitter.split("a; COPY t FROM stdin; b; c; -- d;\n1\n\\.\ne;\nf", 1))
                .containsExactly(
                        new SqlCommand("a", 1, 1),
                        new CopyFromStdin("COPY t FROM stdin", 1, 4, "1\n", 2),
                        new SqlCommand("b", 1, 23),
                        new SqlCommand("c", 1, 26),
                        new SqlCommand("e", 4, 1),
                        new SqlCommand("f", 5, 1));
    }

    @Test
    void split_twoCopiesOnOneLine_takeTheirDataInTurn() {
        assertThat(SqlSplitter.split("COPY t FROM stdin; COPY u FROM stdin; a;\n1\n\\.\n2\n3\n\\.\nb", 1))
                .containsExactly(
                        new CopyFromStdin("COPY t FROM stdin", 1, 1, "1\n", 2),
                        new CopyFromStdin("COPY u FROM stdin", 1, 20, "2\n3\n", 4),
                        new SqlCommand("a", 1, 39),
                        new SqlCommand("b", 7, 1));
    }

    @Test
    void split_severalCopies_eachHaveTheirData() {
        assertThat(SqlSplitter.split("COPY t FROM stdin;\n1\n\\.\n\nCOPY u\n FROM stdin;\n2\n\\.\n", 10))
                .containsExactly(
                        new CopyFromStdin("COPY t FROM stdin", 10, 1, "1\n", 11),
                        new CopyFromStdin("COPY u\n FROM stdin", 14, 1, "2\n", 16));
    }
}
