package com.example.shop;

import static com.example.shop.db.Tables.USERS;

import org.jooq.DSLContext;

public final class Users {

    private final DSLContext database;

    public Users(DSLContext database) {
        this.database = database;
    }

    public void add(long id, String name) {
        database.insertInto(USERS).set(USERS.ID, id).set(USERS.NAME, name).execute();
    }

    public int count() {
        return database.fetchCount(USERS);
    }
}
