package com.example.shop;

import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;

@Revision(id = "7d20c4f1a9be", revises = "3f6c0a9d41e7", message = "Add nicknames")
public final class AddNickname implements RevisionScript {

    @Override
    public void upgrade(Operations op) {
        op.execute(op.dsl().alterTable("customers").add("nickname", VARCHAR(40)));
        op.execute("UPDATE customers SET nickname = left(email, ?)", 40);
    }

    @Override
    public void downgrade(Operations op) {
        op.execute(op.dsl().alterTable("customers").drop("nickname"));
    }
}
