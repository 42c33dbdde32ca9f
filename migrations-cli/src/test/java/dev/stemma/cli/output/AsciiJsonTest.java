package dev.stemma.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class AsciiJsonTest {

    @Test
    void write_charactersBeyondAscii_becomeEscapes() throws IOException {
        StringWriter text = new StringWriter();
        try (AsciiJson json = new AsciiJson(text)) {
            json.write("{\"ü\": \"漢 \uD83D\uDE00 \\\"\"}");
            json.write('é');
            json.write(new char[] {'x', 'a', 'ß', 'x'}, 1, 2);
        }
        assertThat(text).hasToString("{\"\\u00fc\": \"\\u6f22 \\ud83d\\ude00 \\\"\"}\\u00e9a\\u00df");
    }
}
