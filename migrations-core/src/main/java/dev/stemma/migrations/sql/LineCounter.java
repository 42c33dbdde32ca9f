package dev.stemma.migrations.sql;

/** Turns offsets into lines and columns, walking forward only, so that asking for all of them costs one pass. */
final class LineCounter {

    private final CharSequence text;
    private int offset;
    private int line;
    private int column;

    /** Says that {@code offset} stands at {@code line} and {@code column}; no smaller offset may be asked for. */
    LineCounter(CharSequence text, int offset, int line, int column) {
        this.text = text;
        this.offset = offset;
        this.line = line;
        this.column = column;
    }

    /** The place of {@code target}, which is at least the offset asked for before. */
    SourcePosition at(int target) {
        while (offset < target) {
            step(text.charAt(offset));
            offset++;
        }
        return new SourcePosition(line, column);
    }

    private void step(char c) {
        if (c == '\n' || (c == '\r' && !followedBy('\n'))) {
            line++;
            column = 1;
        } else if (!endsSurrogatePair(c)) {
            column++;
        }
    }

    private boolean followedBy(char c) {
        return offset + 1 < text.length() && text.charAt(offset + 1) == c;
    }

    private boolean endsSurrogatePair(char c) {
        return Character.isLowSurrogate(c) && offset > 0 && Character.isHighSurrogate(text.charAt(offset - 1));
    }
}
