package dev.stemma.migrations.mixed;

import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;

/** A compiled revision that is found by its package. */
@Revision(id = "compiled", revises = "r1", message = "Add tokens")
final class AddTokens implements RevisionScript {

    @Override
    public void upgrade(Operations op) {
        op.execute(op.dsl().alterTable("t1").add("token", VARCHAR(128)));
    }

    @Override
    public void downgrade(Operations op) {
        op.execute(op.dsl().alterTable("t1").dropColumn("token"));
    }
}
