package dev.stemma.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils inputs in the ways that break parsers: cuts, repeats, splices, foreign bytes, and pieces that mean something. */
public final class Mutations {

    private static final int LONGEST = 4096;

    private static final List<String> PIECES = List.of(
            "\n",
            "\r",
            "\r\n",
            "\0",
            "\t",
            " ",
            "\u00A0",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uD83D\uDE00",
            "'",
            "\"",
            "'''",
            "\"\"\"",
            "$",
            "$$",
            "$a$",
            "${",
            "${A}",
            "${A:-b}",
            "}",
            "{",
            "[",
            "]",
            "(",
            ")",
            "--",
            "/*",
            "*/",
            "\\",
            "\\.",
            "\\u0000",
            ";",
            ":",
            ",",
            "=",
            "@",
            "+",
            "-",
            "+1",
            "-1",
            "999999999999",
            "1e999",
            "0x",
            "inf",
            "nan",
            "null",
            "true",
            "head",
            "heads",
            "base",
            "current",
            "-- migrate:up",
            "-- migrate:down",
            "-- revision: a",
            "E'",
            "U&",
            "BEGIN ATOMIC ",
            " END",
            "COPY t FROM stdin;\n",
            "\n\\.\n",
            "#",
            ".",
            "..",
            "/",
            "__mode",
            "[[",
            "]]",
            "1979-05-27T07:32:00Z",
            "\u00FF",
            "%zz",
            "?",
            "&");

    private final List<byte[]> corpus;
    private final Random random;

    /** Mutations of the inputs; the same ones for the same seed. */
    public Mutations(List<byte[]> corpus, long seed) {
        this.corpus = List.copyOf(corpus);
        this.random = new Random(seed);
    }

    /** The next input, of at most 4096 bytes. */
    public byte[] next() {
        byte[] input = any();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            input = changed(input);
        }
        return input.length <= LONGEST ? input : Arrays.copyOf(input, LONGEST);
    }

    private byte[] any() {
        return corpus.isEmpty() ? new byte[0] : corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int length = random.nextInt(Math.min(input.length - at, 40) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(input, at, length, new byte[0]);
            case 1 -> replaced(input, at, 0, Arrays.copyOfRange(input, at, at + length));
            case 2 -> replaced(input, at, input.length - at, end(any()));
            case 3 -> replaced(input, at, Math.min(length, 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> replaced(input, at, length, piece());
            default -> replaced(input, at, 0, piece());
        };
    }

    private byte[] end(byte[] other) {
        return Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length);
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] input, int at, int length, byte[] by) {
        ByteArrayOutputStream result = new ByteArrayOutputStream(input.length + by.length);
        result.write(input, 0, at);
        result.writeBytes(by);
        result.write(input, at + length, input.length - at - length);
        return result.toByteArray();
    }
}
