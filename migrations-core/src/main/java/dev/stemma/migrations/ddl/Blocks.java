package dev.stemma.migrations.ddl;

import org.jooq.Query;

/** Anonymous code blocks. */
public final class Blocks {

    private Blocks() {}

    /**
     * {@code DO}: runs a block of PL/pgSQL once.
     *
     * @param body the block, {@code begin … end} or {@code declare … begin … end}; dollar-quoted as it is
     * @return a new query
     */
    public static Query run(String body) {
        return Template.query("do {0}", DollarQuoted.of(body));
    }
}
