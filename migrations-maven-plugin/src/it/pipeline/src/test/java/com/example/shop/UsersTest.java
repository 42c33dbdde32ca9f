package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class UsersTest {

    @Test
    void users_areKept() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                System.getProperty("database.url"), System.getProperty("database.user"), "")) {
            Users users = new Users(DSL.using(connection, SQLDialect.POSTGRES));
            users.add(1, "Ada");
            assertEquals(1, users.count());
        }
    }
}
