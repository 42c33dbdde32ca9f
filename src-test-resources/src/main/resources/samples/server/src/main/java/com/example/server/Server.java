package com.example.server;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.stemma.migrations.Startup;
import dev.stemma.migrations.StartupReport;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.error.StemmaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** A server that looks after its schema before it serves. */
public final class Server {

    public static void main(String[] args) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(setting("DATABASE_URL", "jdbc:postgresql://localhost/shop"));
        HikariDataSource database = new HikariDataSource(config);
        try {
            StartupReport report = Stemma.builder(database)
                    .scripts("classpath:db/migrations")
                    .build()
                    .start(startup());
            int port = serve(database);
            System.out.println("port " + port + (report.migrated() ? ", migrated" : ""));
        } catch (StemmaException e) {
            System.err.println(e.code() + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static Startup startup() {
        return Startup.with(Startup.Policy.valueOf(setting("STARTUP_POLICY", "MIGRATE")))
                .ahead(Startup.Ahead.valueOf(setting("STARTUP_AHEAD", "ACCEPT")))
                .within(Duration.parse(setting("STARTUP_LIMIT", "PT10M")));
    }

    private static int serve(DataSource database) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/customers", exchange -> {
            byte[] answer = customers(database).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
        return server.getAddress().getPort();
    }

    private static String customers(DataSource database) throws IOException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(nickname) FROM customers")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static String setting(String name, String otherwise) {
        return System.getenv().getOrDefault(name, otherwise);
    }
}
