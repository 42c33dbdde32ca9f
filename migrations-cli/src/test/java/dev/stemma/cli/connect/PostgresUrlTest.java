package dev.stemma.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresUrlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db.example:6000/backend?user=ann&password=x | db.example:6000  | backend",
                "jdbc:postgresql://db.example/backend                          | db.example:5432  | backend",
                "jdbc:postgresql:backend                                       | localhost:5432   | backend",
                "jdbc:postgresql://a,b:6000/backend                            | a:5432, b:6000   | backend",
                "jdbc:postgresql://[::1]:5432/backend                          | [::1]:5432       | backend",
            })
    void url_isTakenApartForMessages(String url, String server, String database) {
        PostgresUrl parsed = PostgresUrl.parse(url);
        assertThat(parsed.server()).isEqualTo(server);
        assertThat(parsed.database()).isEqualTo(database);
    }
}
