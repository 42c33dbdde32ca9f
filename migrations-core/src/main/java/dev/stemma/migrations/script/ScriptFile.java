package dev.stemma.migrations.script;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file of a scripts location, wherever it is kept.
 *
 * @param path how people find it: relative to the working folder, or {@code classpath:} and the resource's name
 * @param content opens it
 */
record ScriptFile(String path, Content content) {

    private static final char BOM = '\uFEFF';
    /** What Java puts in the place of malformed bytes. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final int BEGINNING_BYTES = 1024;

    /** Nearly all headers are shorter; the buffers that the JDK takes by itself are those of files a hundred times as long. */
    private static final int HEADER = 512;

    /** Opens a file of some kind. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** Reads the header only: the beginning of the file, which holds nearly every header, and as much more as it takes. */
    ScriptHeader readHeader() {
        String beginning = readBeginning();
        HeaderParser header = new HeaderParser(path);
        int start = 0;
        while (start < beginning.length()) {
            int end = endOfLine(beginning, start);
            if (!header.accept(beginning.substring(start, end))) {
                return header.finish();
            }
            boolean two = beginning.startsWith("\r\n", end);
            start = end + (two ? 2 : 1);
        }
        return readLongHeader();
    }

    private static int endOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** The whole lines that the first bytes hold; empty where there is something else than plain UTF-8. */
    private String readBeginning() {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(BEGINNING_BYTES);
        } catch (IOException e) {
            throw unreadable(e);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? withoutBom(text) : "";
    }

    private ScriptHeader readLongHeader() {
        HeaderParser header = new HeaderParser(path);
        try (InputStream in = content.open();
                Reader decoded = Channels.newReader(Channels.newChannel(in), strictUtf8(), HEADER);
                BufferedReader reader = new BufferedReader(decoded, HEADER)) {
            String line = reader.readLine();
            boolean more = line != null && header.accept(withoutBom(line));
            while (more) {
                line = reader.readLine();
                more = line != null && header.accept(line);
            }
        } catch (CharacterCodingException e) {
            throw notUtf8();
        } catch (IOException e) {
            throw unreadable(e);
        }
        return header.finish();
    }

    /** Reads the whole text, without a byte order mark. */
    String readText() {
        byte[] bytes = readBytes();
        try {
            String text = withoutBom(strictUtf8().decode(ByteBuffer.wrap(bytes)).toString());
            refuseUnusable(text);
            return text;
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
    }

    private void refuseUnusable(String text) {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            int line = 1
                    + (int) text.substring(0, nul)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new InvalidScriptException(
                    path, line, "holds the character NUL, which PostgreSQL cannot store; remove it");
        }
        // it would read as one long comment that does nothing
        if (text.indexOf('\n') < 0 && text.indexOf('\r') >= 0) {
            throw new InvalidScriptException(path, 1, "its lines end with CR alone; save the file with LF or CRLF");
        }
    }

    private byte[] readBytes() {
        try (InputStream in = content.open()) {
            // of a file that is all of it, in an array of its size
            byte[] start = in.readNBytes(in.available());
            int next = in.read();
            if (next < 0) {
                return start;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(start);
            bytes.write(next);
            in.transferTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InvalidScriptException notUtf8() {
        return new InvalidScriptException(
                path, lineOfMalformedByte(readBytes()), "not UTF-8; save the file in that encoding");
    }

    private InvalidScriptException unreadable(IOException e) {
        return new InvalidScriptException(path, 1, "cannot be read: " + e.getMessage(), new UncheckedIOException(e));
    }

    private static int lineOfMalformedByte(byte[] bytes) {
        String lossless = new String(bytes, StandardCharsets.ISO_8859_1);
        int line = 1;
        int start = 0;
        while (start < bytes.length) {
            int newline = lossless.indexOf('\n', start);
            int end = newline < 0 ? bytes.length : newline;
            try {
                strictUtf8().decode(ByteBuffer.wrap(bytes, start, end - start));
            } catch (CharacterCodingException e) {
                return line;
            }
            start = end + 1;
            line++;
        }
        return line;
    }

    private static CharsetDecoder strictUtf8() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static String withoutBom(String text) {
        return !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
    }
}
