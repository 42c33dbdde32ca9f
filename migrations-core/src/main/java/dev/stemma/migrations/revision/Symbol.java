package dev.stemma.migrations.revision;

/** What a target starts from: one of the reserved words, or the name of a revision. */
public sealed interface Symbol {

    /**
     * The symbol as it is typed.
     *
     * @return the word or name
     */
    String text();

    /** The words that targets reserve. */
    enum Keyword implements Symbol {
        /** The only head. */
        HEAD("head"),
        /** All heads. */
        HEADS("heads"),
        /** The state before the first revision. */
        BASE("base"),
        /** What is applied now. */
        CURRENT("current");

        private final String text;

        Keyword(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /**
     * An id, a branch label, or the beginning of one of them.
     *
     * @param text the name as typed
     */
    record Name(String text) implements Symbol {}
}
