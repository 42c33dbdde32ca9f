package dev.stemma.migrations;

import dev.stemma.migrations.sql.CopyFromStdin;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** Runs a script of offline SQL as psql would, for machines without psql; knows only what our scripts have of psql. */
final class ScriptReader {

    private static final Pattern SETTING = Pattern.compile("(?m)^\\\\(set|unset|encoding) .*$");
    private static final Pattern SEND = Pattern.compile("(?m)^\\\\g$");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([;:])");

    private ScriptReader() {}

    static void run(TestDatabase database, String script) throws SQLException {
        String text = SETTING.matcher(script).replaceAll("");
        text = ESCAPED.matcher(SEND.matcher(text).replaceAll(";")).replaceAll("$1");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (SqlStatement each : SqlSplitter.split(text, 1)) {
                if (each instanceof CopyFromStdin copy) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(copy.text(), new StringReader(copy.data()));
                } else {
                    statement.execute(each.jdbcText());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
