package dev.stemma.migrations.ddl;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;

/** How a query comes to the server. */
enum Way {
    PREPARED {
        @Override
        void run(Connection connection, Query query) {
            using(connection, StatementType.PREPARED_STATEMENT).execute(query);
        }
    },
    STATIC {
        @Override
        void run(Connection connection, Query query) {
            using(connection, StatementType.STATIC_STATEMENT).execute(query);
        }
    },
    BATCH {
        @Override
        void run(Connection connection, Query query) {
            using(connection, StatementType.PREPARED_STATEMENT).batch(query).execute();
        }
    },
    OFFLINE {
        @Override
        void run(Connection connection, Query query) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(DSL.using(SQLDialect.POSTGRES).renderInlined(query));
            }
        }
    };

    abstract void run(Connection connection, Query query) throws SQLException;

    private static DSLContext using(Connection connection, StatementType type) {
        return DSL.using(connection, SQLDialect.POSTGRES, new Settings().withStatementType(type));
    }
}
