package dev.stemma.migrations.sql;

/**
 * A {@code COPY … FROM stdin} together with the data that stand below it in the script.
 *
 * @param text the COPY statement, without its semicolon
 * @param line the line in the file on which the statement starts, from 1
 * @param column the column in which the statement starts, in characters (code points) from 1
 * @param data the lines up to the line {@code \.} and without it, each ended by a line feed (CRLF in the file becomes a
 *     line feed; a CR alone is data); empty when there are none
 * @param dataLine the line in the file on which the data start, from 1
 */
public record CopyFromStdin(String text, int line, int column, String data, int dataLine) implements SqlStatement {

    @Override
    public String psqlText() {
        return PsqlText.of(text) + "\n" + data + "\\.";
    }
}
