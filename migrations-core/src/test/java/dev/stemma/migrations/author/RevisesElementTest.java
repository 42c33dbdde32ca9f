package dev.stemma.migrations.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RevisesElementTest {

    private static final String BEFORE = "import dev.stemma.migrations.op.*;\r\n// revises = \"a\" é\n";

    static Stream<Arguments> replaced() {
        return Stream.of(
                Arguments.of("id = \"b\", revises = \"a\"", "x", "id = \"b\", revises = \"x\""),
                Arguments.of("revises=\"a\" , id = \"b\"", "x", "revises=\"x\" , id = \"b\""),
                Arguments.of(
                        "id = \"b\", revises = {}, message = \"m\"",
                        "x",
                        "id = \"b\", revises = \"x\", message = \"m\""),
                Arguments.of("id = \"b\", revises = {\"a\",\n  \"c\"}", "x", "id = \"b\", revises = \"x\""),
                Arguments.of("id = \"b\", revises = \"a\"", "x,y", "id = \"b\", revises = {\"x\", \"y\"}"),
                Arguments.of("id = \"b\"", "x", "id = \"b\", revises = \"x\""),
                Arguments.of("message = \"m\",\n  id = \"b\"", "x", "message = \"m\",\n  id = \"b\", revises = \"x\""),
                Arguments.of("id = \"b\", revises = \"a\"", "q\"uote", "id = \"b\", revises = \"q\\\"uote\""));
    }

    @ParameterizedTest
    @MethodSource
    void replaced(String elements, String parents, String wanted) {
        for (String start : List.of("", "\uFEFF")) {
            assertThat(replace(start + source(elements), parents)).isEqualTo(start + source(wanted));
        }
    }

    private static String source(String elements) {
        return BEFORE + "@Revision(" + elements + ")\nclass X { String revises = \"a\"; }";
    }

    private static String replace(String source, String parents) {
        byte[] after = RevisesElement.replace(
                "X.java", source.getBytes(StandardCharsets.UTF_8), Arrays.asList(parents.split(",")));
        return new String(after, StandardCharsets.UTF_8);
    }
}
