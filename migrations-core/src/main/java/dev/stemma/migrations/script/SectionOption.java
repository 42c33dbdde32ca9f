package dev.stemma.migrations.script;

import java.util.Arrays;
import java.util.List;

/** The words that may follow a section marker. */
enum SectionOption {
    TRANSACTION_FALSE("transaction:false"),
    TRANSACTION_TRUE("transaction:true"),
    IRREVERSIBLE("irreversible");

    private final String word;

    SectionOption(String word) {
        this.word = word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(option -> option.word).toList();
    }

    /** Those of {@code options} that change what the section does; how patient it is does not. */
    static List<String> effective(List<String> options) {
        return options.stream()
                .filter(option -> !SectionTimeouts.isOption(option))
                .toList();
    }

    /** Whether {@code options} has this word. */
    boolean in(List<String> options) {
        return options.contains(word);
    }
}
