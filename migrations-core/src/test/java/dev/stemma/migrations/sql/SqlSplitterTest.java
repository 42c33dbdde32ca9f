package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One table row is a script and the statements that are in it. */
class SqlSplitterTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"plain", "comments", "strings", "dollars", "identifiers", "parentheses", "atomic", "files"})
    void split_givesTheStatements(String what, String sql, List<String> statements) {
        assertThat(SqlSplitter.split(sql, 1)).extracting(SqlStatement::text).containsExactlyElementsOf(statements);
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                script("nothing", ""),
                script("white space only", " \t\n\f\r\n "),
                script("semicolons only", ";;\n;\n"),
                script("two on one line", "SELECT 1;SELECT 2;", "SELECT 1", "SELECT 2"),
                script("no semicolon at the end", "SELECT 1;\nSELECT 2", "SELECT 1", "SELECT 2"),
                script("no line break at the end", "SELECT 1;\nSELECT 2;", "SELECT 1", "SELECT 2"),
                script("empty statements in between", ";SELECT 1;; ;SELECT 2;;", "SELECT 1", "SELECT 2"),
                script("white space before the semicolon", "SELECT 1 \n ;", "SELECT 1"),
                script("psql variables are left alone", "SELECT :a, :'b', :\"c\"; x", "SELECT :a, :'b', :\"c\"", "x"),
                script("casts and slices", "SELECT a::int, b[1:2], c[:x]; x", "SELECT a::int, b[1:2], c[:x]", "x"),
                script("a quote glued to a colon", "SELECT x[1:'2;3'::int]; x", "SELECT x[1:'2;3'::int]", "x"),
                script("question mark operators", "SELECT a ? 'b' ?| c ?& d; x", "SELECT a ? 'b' ?| c ?& d", "x"));
    }

    static Stream<Arguments> comments() {
        return Stream.of(
                script("semicolon in a line comment", "SELECT 1 -- a;b\n+ 2;", "SELECT 1 -- a;b\n+ 2"),
                script("quote in a line comment", "SELECT 1; -- don't\nSELECT 2;", "SELECT 1", "SELECT 2"),
                script("line comment at the end of the file", "SELECT 1; -- end", "SELECT 1"),
                script("line comment behind the last statement", "SELECT 1 -- end", "SELECT 1"),
                script("nothing but comments", "-- a\n/* b; */ -- c"),
                script("comment between semicolons", "SELECT 1; /* ; */ ; -- ;\n;", "SELECT 1"),
                script("leading comments", "-- a\n/* b */ SELECT 1;", "SELECT 1"),
                script("semicolon in a block comment", "SELECT /* ; */ 1;", "SELECT /* ; */ 1"),
                script("nested", "SELECT /* a /* b; */ c; */ 1; x", "SELECT /* a /* b; */ c; */ 1", "x"),
                script("nested without blanks", "/*/**/;*/SELECT 1;", "SELECT 1"),
                script("nested three deep", "/*1/*2/*3;*/;*/;*/x;y", "x", "y"),
                script("slash star slash is open", "/*/ ; */ SELECT 1;", "SELECT 1"),
                script("stars before the end", "/***;***/ SELECT 1;", "SELECT 1"),
                script("quote in a block comment", "SELECT /* ' \" $$ */ 1; x", "SELECT /* ' \" $$ */ 1", "x"),
                script("line comment in a block comment", "/* -- */ SELECT 1;", "SELECT 1"),
                script("block comment in a line comment", "-- /*\nSELECT 1;", "SELECT 1"),
                script("block comment glued to an operator", "SELECT 1 +/* ; */ 2; x", "SELECT 1 +/* ; */ 2", "x"),
                script("star slash star", "SELECT 2 */* ; */ 3; x", "SELECT 2 */* ; */ 3", "x"),
                script("line comment glued to an operator", "SELECT 1 <--;\n 2; x", "SELECT 1 <--;\n 2", "x"),
                script("minus minus is no operator", "SELECT 1--1;\n; x", "SELECT 1", "x"),
                script("comment as a separator", "SELECT/**/1;x", "SELECT/**/1", "x"),
                script("comment markers in a string", "SELECT '/*', '--'; x", "SELECT '/*', '--'", "x"));
    }

    static Stream<Arguments> strings() {
        return Stream.of(
                script("semicolon", "SELECT ';'; x", "SELECT ';'", "x"),
                script("doubled quote", "SELECT 'it''s; ok'; x", "SELECT 'it''s; ok'", "x"),
                script("only quotes", "SELECT '''', ''''''; x", "SELECT '''', ''''''", "x"),
                script("empty", "SELECT '';SELECT '';", "SELECT ''", "SELECT ''"),
                script("backslash is no escape", "SELECT '\\'; SELECT ';';", "SELECT '\\'", "SELECT ';'"),
                script("over several lines", "SELECT 'a;\n-- b;\n/* c'; x", "SELECT 'a;\n-- b;\n/* c'", "x"),
                script("E with an escaped quote", "SELECT E'\\';'; x", "SELECT E'\\';'", "x"),
                script("small e", "SELECT e'\\';'; x", "SELECT e'\\';'", "x"),
                script("E with two backslashes", "SELECT E'\\\\'; SELECT 2;", "SELECT E'\\\\'", "SELECT 2"),
                script("E with both kinds of quote", "SELECT E'a''\\';b'; x", "SELECT E'a''\\';b'", "x"),
                script("E glued to an operator", "SELECT 'a'||E'\\';'; x", "SELECT 'a'||E'\\';'", "x"),
                script("E going on in the next line", "SELECT E'a'\n  '\\';'; x", "SELECT E'a'\n  '\\';'", "x"),
                script("E going on below a comment", "SELECT E'a' -- b\n'\\';'; x", "SELECT E'a' -- b\n'\\';'", "x"),
                script("E does not go on in its line", "SELECT E'a' '\\'; x", "SELECT E'a' '\\'", "x"),
                script("E does not go on behind /**/", "SELECT E'a'/*\n*/'\\'; x", "SELECT E'a'/*\n*/'\\'", "x"),
                script("a word that ends in e", "SELECT date'\\'; x", "SELECT date'\\'", "x"),
                script("E as an identifier", "SELECT e '\\'; x", "SELECT e '\\'", "x"),
                script("a number that ends in e", "SELECT 1e'\\'; x", "SELECT 1e'\\'", "x"),
                script("a quoted identifier before it", "SELECT \"e\"'\\'; x", "SELECT \"e\"'\\'", "x"),
                script("bits", "SELECT B'1;0', b'1'; x", "SELECT B'1;0', b'1'", "x"),
                script("hexadecimal", "SELECT X'F;F', x'\\'; x", "SELECT X'F;F', x'\\'", "x"),
                script("national", "SELECT N'a;''', n'\\'; x", "SELECT N'a;''', n'\\'", "x"),
                script("Unicode", "SELECT U&'\\0041;\\', u&''';'; x", "SELECT U&'\\0041;\\', u&''';'", "x"),
                script("UESCAPE", "SELECT U&'!;' UESCAPE '!'; x", "SELECT U&'!;' UESCAPE '!'", "x"),
                script("dollar quote in it", "SELECT '$$;'; SELECT '$$';", "SELECT '$$;'", "SELECT '$$'"));
    }

    static Stream<Arguments> dollars() {
        return Stream.of(
                script("no tag", "SELECT $$a;'b$$; x", "SELECT $$a;'b$$", "x"),
                script("empty", "SELECT $$$$; x", "SELECT $$$$", "x"),
                script("tag", "SELECT $a$;$$;$b$;$a$; x", "SELECT $a$;$$;$b$;$a$", "x"),
                script("tag of another case", "SELECT $a$;$A$;$a$; x", "SELECT $a$;$A$;$a$", "x"),
                script("longer tag inside", "SELECT $a$;$aa$;$a$; x", "SELECT $a$;$aa$;$a$", "x"),
                script("tag sharing a dollar", "SELECT $a$;$b$a$; x", "SELECT $a$;$b$a$", "x"),
                script("end glued to a word", "SELECT $a$;b$a$; x", "SELECT $a$;b$a$", "x"),
                script("tag with digits and underscore", "SELECT $_1$;$1$;$_1$; x", "SELECT $_1$;$1$;$_1$", "x"),
                script("tag of other letters", "SELECT $été$;$e$;$été$; x", "SELECT $été$;$e$;$été$", "x"),
                script(
                        "tag beyond the basic plane",
                        "SELECT $\uD83D\uDE00$;$\uD83D\uDE00$; x",
                        "SELECT $\uD83D\uDE00$;$\uD83D\uDE00$",
                        "x"),
                script(
                        "nested functions",
                        "DO $do$ BEGIN EXECUTE $x$SELECT $$;$$;$x$; END $do$; x",
                        "DO $do$ BEGIN EXECUTE $x$SELECT $$;$$;$x$; END $do$",
                        "x"),
                script("comments inside are text", "SELECT $$ /* -- $$; x", "SELECT $$ /* -- $$", "x"),
                script("identifiers with dollars", "SELECT a$b$c; SELECT a$$; x", "SELECT a$b$c", "SELECT a$$", "x"),
                script("identifier of other letters", "SELECT é$$; x", "SELECT é$$", "x"),
                script("parameters", "SELECT $1;SELECT $2; x", "SELECT $1", "SELECT $2", "x"),
                script("parameter glued to dollars", "SELECT $1$$;$$; x", "SELECT $1$$;$$", "x"),
                script("parameter glued to a word", "SELECT $1a$$; x", "SELECT $1a$$", "x"),
                script("number glued to a word", "SELECT 1a$$; x", "SELECT 1a$$", "x"),
                script("number glued to dollars", "SELECT 1$$;$$; x", "SELECT 1$$;$$", "x"),
                script("tag that is none", "SELECT $a b$; x", "SELECT $a b$", "x"),
                script("lonely dollars", "SELECT $; $ ;x", "SELECT $", "$", "x"));
    }

    static Stream<Arguments> identifiers() {
        return Stream.of(
                script("semicolon", "SELECT \"a;b\"; x", "SELECT \"a;b\"", "x"),
                script("doubled quote", "SELECT \"a\"\";b\"; x", "SELECT \"a\"\";b\"", "x"),
                script("single quote", "SELECT \"it's;\"; x", "SELECT \"it's;\"", "x"),
                script("backslash", "SELECT \"\\\"; x", "SELECT \"\\\"", "x"),
                script(
                        "Unicode",
                        "SELECT U&\"d;\\0061\"\"\" , u&\"\\\"; x",
                        "SELECT U&\"d;\\0061\"\"\" , u&\"\\\"",
                        "x"),
                script("no-break space is a letter", "SELECT\u00A01;x", "SELECT\u00A01", "x"),
                script("beyond the basic plane", "SELECT \uD83D\uDE00;x", "SELECT \uD83D\uDE00", "x"));
    }

    static Stream<Arguments> parentheses() {
        return Stream.of(
                script(
                        "rule",
                        "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b;); x",
                        "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b;)",
                        "x"),
                script("nested", "((a;b);c);d", "((a;b);c)", "d"),
                script("one too many", "SELECT 1); SELECT (2;3); x", "SELECT 1)", "SELECT (2;3)", "x"),
                script("in quotes they do not count", "SELECT '('; SELECT \")\"; x", "SELECT '('", "SELECT \")\"", "x"),
                script("brackets do not count", "SELECT a[1; x]", "SELECT a[1", "x]"));
    }

    static Stream<Arguments> atomic() {
        String head = "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC ";
        return Stream.of(
                script("function", head + "SELECT 1; SELECT 2; END; x", head + "SELECT 1; SELECT 2; END", "x"),
                script(
                        "or replace procedure",
                        "create or /* ; */ replace procedure p() begin atomic a; end; x",
                        "create or /* ; */ replace procedure p() begin atomic a; end",
                        "x"),
                script("empty body", head + "END; x", head + "END", "x"),
                script(
                        "comment between the words",
                        "CREATE FUNCTION f() BEGIN --;\n/*;*/ATOMIC a;END; x",
                        "CREATE FUNCTION f() BEGIN --;\n/*;*/ATOMIC a;END",
                        "x"),
                script(
                        "case",
                        head + "SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END; END; x",
                        head + "SELECT CASE WHEN a THEN CASE b WHEN 1 THEN 2 END END; END",
                        "x"),
                script(
                        "case in parentheses",
                        head + "SELECT (CASE WHEN a THEN 1 END); END; x",
                        head + "SELECT (CASE WHEN a THEN 1 END); END",
                        "x"),
                script(
                        "nested begin",
                        head + "BEGIN ATOMIC a; END; BEGIN b; END; END; x",
                        head + "BEGIN ATOMIC a; END; BEGIN b; END; END",
                        "x"),
                script(
                        "quoted end",
                        head + "SELECT \"end\", 'END;', $$END;$$; END; x",
                        head + "SELECT \"end\", 'END;', $$END;$$; END",
                        "x"),
                script(
                        "columns called begin and end",
                        head + "SELECT begin, t.end, 1 AS end, 2 end, 3 AS case; END; x",
                        head + "SELECT begin, t.end, 1 AS end, 2 end, 3 AS case; END",
                        "x"),
                script(
                        "words that begin with end",
                        head + "SELECT endless, end_; END; x",
                        head + "SELECT endless, end_; END",
                        "x"),
                script(
                        "function called begin",
                        "CREATE FUNCTION begin() RETURNS int AS 'SELECT 1' LANGUAGE sql; x",
                        "CREATE FUNCTION begin() RETURNS int AS 'SELECT 1' LANGUAGE sql",
                        "x"),
                script(
                        "default in parentheses",
                        "CREATE FUNCTION f(begin int, atomic int) RETURN 1; x",
                        "CREATE FUNCTION f(begin int, atomic int) RETURN 1",
                        "x"),
                script(
                        "return case",
                        "CREATE FUNCTION f() RETURN CASE WHEN a THEN 1 END; x",
                        "CREATE FUNCTION f() RETURN CASE WHEN a THEN 1 END",
                        "x"),
                script(
                        "only in functions",
                        "BEGIN ATOMIC; CREATE TABLE begin (atomic int); x",
                        "BEGIN ATOMIC",
                        "CREATE TABLE begin (atomic int)",
                        "x"),
                script("two of them", head + "a; END; " + head + "b; END; x", head + "a; END", head + "b; END", "x"));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                script("CRLF", "SELECT 1;\r\n-- a;\r\nSELECT\r\n2;\r\n", "SELECT 1", "SELECT\r\n2"),
                script("CR ends a comment", "-- a;\rSELECT 1;\rSELECT 2;", "SELECT 1", "SELECT 2"),
                script("CR between E strings", "SELECT E'a'\r'\\';'; x", "SELECT E'a'\r'\\';'", "x"),
                script("byte order mark", "\uFEFFSELECT 1;", "SELECT 1"),
                script("byte order mark before a comment", "\uFEFF-- a;\nSELECT 1;", "SELECT 1"),
                script("a later byte order mark is a letter", "SELECT 1;\uFEFFx;", "SELECT 1", "\uFEFFx"),
                script("form feed and vertical tab", "\fSELECT 1;\f\u000BSELECT\f2\u000B;", "SELECT 1", "SELECT\f2"));
    }

    @Test
    void split_aLongText_needsNoStackAndNoSecondLook() {
        String deep = "/*".repeat(200_000) + "*/".repeat(200_000) + "(".repeat(200_000) + ")".repeat(200_000);
        String openTags = "$a".repeat(200_000) + " " + "E'' ".repeat(200_000);
        String oneLine = "SELECT 1;".repeat(200_000);

        assertThat(SqlSplitter.split(deep + ";" + openTags + ";" + oneLine, 1)).hasSize(200_002);
    }

    private static Arguments script(String what, String sql, String... statements) {
        return arguments(what, sql, List.of(statements));
    }
}
