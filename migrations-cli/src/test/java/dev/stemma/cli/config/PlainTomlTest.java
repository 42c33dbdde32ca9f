package dev.stemma.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** What is read without the whole parser is read alike; the rest is left to it. */
class PlainTomlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[database]\nurl = \"jdbc:postgresql://h/d?a=b#c\" # a comment\nuser='o\"neil'",
                "# nothing\n\n[scripts]\r\nlocations = [ \"a\" , 'b c', ]\r\nheads-file=false\n",
                "[a]\n[b]\n",
                "[ a ]\nb=[]",
                "[a]\nb = 0\nc = 999999999\nd = true",
                "[a]\nb = \"ü → 𝄞\"",
                "\t[a] # x\n\tb\t=\t\"\"\t",
            })
    void commonForms_areReadAsTheWholeParserReadsThem(String text) {
        assertThat(PlainToml.read(text)).contains(whole(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1",
                "[a]\nb = \"\\n\"",
                "[a]\nb = \"\"\"x\"\"\"",
                "[a]\nb = \"\"\"\nx\"\"\"",
                "[a]\nb = '''x'''",
                "[a]\nb = \"x",
                "[a]\nb = \"x\" y",
                "[a]\nb = 1\nb = 2",
                "[a]\n[a]",
                "[a.b]",
                "[[a]]",
                "[a]\nb.c = 1",
                "[a]\n\"b\" = 1",
                "[a]\nB = 1",
                "[a]\nb = 01",
                "[a]\nb = +1",
                "[a]\nb = 1_000",
                "[a]\nb = 1.5",
                "[a]\nb = 1979-05-27",
                "[a]\nb = [1]",
                "[a]\nb = [\n\"x\"\n]",
                "[a]\nb = [\"x\" \"y\"]",
                "[a]\nb = [,]",
                "[a]\nb = { c = 1 }",
                "[a]\nb =",
                "[a]\nb",
                "[a]\n= 1",
                "[]",
                "[a",
                "[a]\nb = \"\u0007\"",
                "[a] # \u0000",
                "\uFEFF[a]",
            })
    void otherForms_areLeftToTheWholeParser(String text) {
        assertThat(PlainToml.read(text)).isEmpty();
    }

    @Test
    void theFileThatInitWrites_isReadWithoutTheWholeParser() throws IOException {
        try (InputStream stream = PlainToml.class.getResourceAsStream("/dev/stemma/cli/init/migrate.toml")) {
            assertThat(stream).isNotNull();
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(PlainToml.read(text)).contains(whole(text));
        }
    }

    private static Map<String, Map<String, Object>> whole(String text) {
        TomlParseResult toml = Toml.parse(text);
        assertThat(toml.errors()).isEmpty();
        Map<String, Map<String, Object>> sections = new HashMap<>();
        for (String name : toml.keySet()) {
            Map<String, Object> section = new HashMap<>();
            TomlTable table = (TomlTable) toml.get(List.of(name));
            for (String key : table.keySet()) {
                Object value = table.get(List.of(key));
                section.put(key, value instanceof TomlArray array ? array.toList() : value);
            }
            sections.put(name, section);
        }
        return sections;
    }
}
