package dev.stemma.migrations.ddl;

import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * A text between dollar quotes, with a tag that does not end it early (PostgreSQL manual, 4.1.2.4). pgjdbc and jOOQ
 * leave what stands between them alone, question marks and braces included.
 */
final class DollarQuoted {

    private DollarQuoted() {}

    static QueryPart of(String text) {
        String quote = quoteFor(text);
        return DSL.raw(quote + text + quote);
    }

    private static String quoteFor(String text) {
        String quote = "$$";
        for (int i = 1; endsEarly(text, quote); i++) {
            quote = "$body" + i + "$";
        }
        return quote;
    }

    /** Looks past the end of the text too: one that ends in {@code $} forms a quote with what follows it. */
    private static boolean endsEarly(String text, String quote) {
        return (text + quote).indexOf(quote) < text.length();
    }
}
