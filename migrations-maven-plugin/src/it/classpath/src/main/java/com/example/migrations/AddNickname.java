package com.example.migrations;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import org.apache.commons.lang3.StringUtils;
import org.jooq.impl.SQLDataType;

@Revision(id = "00c0ffee0002", revises = "00c0ffee0001", message = "Add a nickname")
public final class AddNickname implements RevisionScript {

    @Override
    public void upgrade(Operations op) {
        op.log("commons-lang3 is " + StringUtils.class.getProtectionDomain().getCodeSource().getLocation());
        op.execute(op.dsl().alterTable("users").add("nickname", SQLDataType.VARCHAR(64)));
    }

    @Override
    public void downgrade(Operations op) {
        op.execute(op.dsl().alterTable("users").drop("nickname"));
    }
}
