package dev.stemma.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlSplitterPropertyTest {

    private static final int SCRIPTS_PER_SEED = 500;

    private static final List<String> CHARACTERS = List.of(
            "'",
            "'",
            "\"",
            "$",
            "$",
            "$a$",
            "/*",
            "*/",
            "/",
            "*",
            "--",
            "(",
            ")",
            "E'",
            "\\",
            "\n",
            "\r",
            ";",
            ";",
            " ",
            "a",
            "1",
            "?",
            ".",
            "\uFEFF",
            "\uD83D\uDE00",
            "\uD83D",
            "copy t from stdin;\n",
            "\n\\.\n",
            "create function f()",
            " begin atomic ",
            " end");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void split_aScriptOfHostilePieces_givesBackWhatItWasMadeOf(long seed) {
        for (long i = 0; i < SCRIPTS_PER_SEED; i++) {
            HostileScripts made = new HostileScripts(seed * SCRIPTS_PER_SEED + i);

            List<SqlStatement> split = SqlSplitter.split(made.script(), 1);

            assertThat(split)
                    .as("script %d: %s", seed * SCRIPTS_PER_SEED + i, made.script())
                    .extracting(SqlSplitterPropertyTest::content)
                    .containsExactlyElementsOf(made.statements().stream()
                            .map(SqlSplitterPropertyTest::content)
                            .toList());
            assertPlaces(made.script(), split);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void split_anyText_givesStatementsOrASyntaxError(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SCRIPTS_PER_SEED; i++) {
            String text = random.ints(random.nextInt(60), 0, CHARACTERS.size())
                    .mapToObj(CHARACTERS::get)
                    .collect(Collectors.joining());
            try {
                for (SqlStatement statement : SqlSplitter.split(text, 1)) {
                    assertThat(text).as("seed %d", seed).contains(statement.text());
                    assertThat(statement.kind()).isNotNull();
                    assertThat(statement.jdbcText()).isNotBlank();
                }
            } catch (SqlSyntaxException e) {
                assertThat(e.line()).as(text).isBetween(1, 61);
            }
        }
    }

    private static String content(SqlStatement statement) {
        return statement instanceof CopyFromStdin copy ? copy.text() + "\n" + copy.data() : statement.text();
    }

    /** Looks each statement up by its line and column, with the line breaks as Java knows them. */
    private static void assertPlaces(String script, List<SqlStatement> statements) {
        List<String> lines = script.lines().toList();
        for (SqlStatement statement : statements) {
            String line = lines.get(statement.line() - 1);
            int mark = statement.line() == 1 && line.startsWith("\uFEFF") ? 1 : 0;
            int offset = line.offsetByCodePoints(mark, statement.column() - 1);
            String start = statement.text().lines().findFirst().orElseThrow();
            assertThat(line.substring(offset)).as(script).startsWith(start);
            if (statement instanceof CopyFromStdin copy) {
                String first = copy.data().isEmpty()
                        ? "\\."
                        : copy.data().lines().findFirst().orElseThrow();
                assertThat(lines.get(copy.dataLine() - 1)).as(script).isEqualTo(first);
            }
        }
    }
}
