package dev.stemma.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Writes JSON by ASCII characters alone, all others as escapes: for where not every character has a place. */
public final class AsciiJson extends FilterWriter {

    private static final int LAST = 0x7e;

    /** Writes to {@code out}. */
    public AsciiJson(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        if (c <= LAST) {
            out.write(c);
        } else {
            out.write(String.format(Locale.ROOT, "\\u%04x", c));
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(text[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.toCharArray(), from, length);
    }
}
