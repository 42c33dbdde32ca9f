package dev.stemma.migrations;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.Revision;
import dev.stemma.migrations.op.RevisionScript;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;

/** The revisions that docs/java.md shows. */
final class DocumentedRevisions {

    private DocumentedRevisions() {}

    // snippet java-revision
    @Revision(id = "1f3c9a20b7de", revises = "85615e005fa3", message = "Add wsproxy token")
    public static final class AddWsproxyToken implements RevisionScript {

        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl().alterTable("scaling_groups").add("wsproxy_api_token", VARCHAR(128)));
        }

        @Override
        public void downgrade(Operations op) {
            op.execute(op.dsl().alterTable("scaling_groups").dropColumn("wsproxy_api_token"));
        }
    }
    // end

    // snippet java-builder
    static Stemma stemma(DataSource dataSource) {
        return Stemma.builder(dataSource)
                .scripts("classpath:db/java-page")
                .revisions(
                        new AddWsproxyToken(), new AddPresets(), new IndexTokens(), new FillTokens(), new LimitTokens())
                .build();
    }
    // end

    @Revision(id = "2b1e7c90d4aa", revises = "1f3c9a20b7de", message = "Add presets")
    public static final class AddPresets implements RevisionScript {

        // snippet java-bulk
        @Override
        public void upgrade(Operations op) {
            op.execute(op.dsl()
                    .createTable("presets")
                    .column("name", VARCHAR(64).nullable(false))
                    .column("memory", BIGINT.nullable(false).defaultValue(1L << 30))
                    .constraints(constraint("presets_pkey").primaryKey("name")));
            op.bulkInsert(
                    table(name("presets")),
                    List.of(Map.of("name", "small"), Map.of("name", "large", "memory", 16L << 30)));
        }
        // end

        @Override
        public void downgrade(Operations op) {
            op.execute(op.dsl().dropTable("presets"));
        }
    }

    @Revision(id = "3c70aa51e2f9", revises = "2b1e7c90d4aa", message = "Index the tokens")
    public static final class IndexTokens implements RevisionScript {

        // snippet java-outside
        @Override
        public void upgrade(Operations op) {
            op.outsideTransaction(() -> {
                op.execute("DROP INDEX CONCURRENTLY IF EXISTS scaling_groups_token_idx");
                op.execute("CREATE INDEX CONCURRENTLY scaling_groups_token_idx ON scaling_groups (wsproxy_api_token)");
            });
        }
        // end

        @Override
        public void downgrade(Operations op) {
            op.outsideTransaction(() -> op.execute("DROP INDEX CONCURRENTLY IF EXISTS scaling_groups_token_idx"));
        }
    }

    // snippet java-batched
    @Revision(id = "4d81bb62f30a", revises = "3c70aa51e2f9", message = "Give every scaling group a token")
    public static final class FillTokens implements RevisionScript {

        private static final Field<String> NAME = field(name("name"), VARCHAR);
        private static final Field<String> TOKEN = field(name("wsproxy_api_token"), VARCHAR);

        @Override
        public void upgrade(Operations op) {
            long filled = op.batched(
                    op.dsl()
                            .select(NAME)
                            .from(table(name("scaling_groups")))
                            .where(TOKEN.isNull())
                            .orderBy(NAME),
                    1000,
                    rows -> rows.forEach(row -> op.execute(op.dsl()
                            .update(table(name("scaling_groups")))
                            .set(TOKEN, "token-of-" + row.get(NAME))
                            .where(NAME.eq(row.get(NAME))))));
            op.log(filled + " scaling groups have a token now");
        }

        @Override
        public void downgrade(Operations op) {
            // the tokens stay: nobody knows any more which were there before
        }
    }
    // end

    @Revision(
            id = "5e92cc73041b",
            revises = "4d81bb62f30a",
            message = "Limit the length of tokens, where they allow it")
    public static final class LimitTokens implements RevisionScript {

        // snippet java-transaction
        @Override
        public void upgrade(Operations op) {
            try {
                op.dsl()
                        .transaction(inner -> inner.dsl()
                                .alterTable("scaling_groups")
                                .add(constraint("short_token").check(condition("length(wsproxy_api_token) < 20")))
                                .execute());
            } catch (DataAccessException e) {
                op.log("some tokens are long: " + e.getMessage());
            }
        }
        // end

        @Override
        public void downgrade(Operations op) {
            op.execute(op.dsl().alterTable("scaling_groups").dropConstraintIfExists("short_token"));
        }
    }
}
