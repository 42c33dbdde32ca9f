package com.example.shop;

import dev.stemma.migrations.Stemma;
import org.postgresql.ds.PGSimpleDataSource;

public final class Shop {

    public static void main(String[] args) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(args[0]);
        Stemma stemma = Stemma.builder(database)
                .scripts("classpath:db/migrations")
                .revisions(new AddNickname())
                .build();
        stemma.upgrade("head");
    }
}
