package dev.stemma.migrations.check;

import dev.stemma.migrations.LockKind;
import dev.stemma.migrations.Stemma;
import dev.stemma.migrations.StemmaBuilder;
import dev.stemma.migrations.catalog.CatalogComparison;
import dev.stemma.migrations.catalog.CatalogReader;
import dev.stemma.migrations.catalog.CatalogSchema;
import dev.stemma.migrations.catalog.DatabaseCatalog;
import dev.stemma.migrations.catalog.QualifiedName;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.model.Model;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.run.StepFailedException;
import dev.stemma.migrations.store.BookkeepingNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Proves that the declared model and the chain of revisions give the same schema, by creating both in scratch databases,
 * one after the other, and comparing the catalogs. Immutable.
 *
 * @param scripts the revisions
 * @param model the model
 * @param bookkeeping the tables that are left out, with their schema unless it is {@code public}
 */
public record ChainProof(ScriptCatalog scripts, Model model, BookkeepingNames bookkeeping) {

    /** PostgreSQL manual, appendix A. */
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /**
     * Creates and compares. The databases are dropped whatever happens.
     *
     * @param server where the scratch databases are made
     * @return how the chain differs from the model, which counts as expected
     * @throws StemmaException when there are no revisions, the model cannot be read, or one of the two fails in an empty
     *     database
     */
    public CatalogComparison on(ScratchServer server) {
        if (scripts.graph().revisions().isEmpty()) {
            throw new StemmaException(
                    ErrorCode.INVALID_MODEL, "There are no revisions that the model could be compared with");
        }
        model.statements();
        DatabaseCatalog declared = catalog(
                server, "The model", builder -> builder.model(model).build().oneshot("heads"));
        DatabaseCatalog chained =
                catalog(server, "The chain", builder -> builder.build().upgrade("heads"));
        return CatalogComparison.of(declared, chained);
    }

    private DatabaseCatalog catalog(ScratchServer server, String side, Consumer<StemmaBuilder> create) {
        try (ScratchDatabase database = create(server)) {
            create.accept(Stemma.builder(database.dataSource())
                    .scripts(scripts)
                    .bookkeeping(bookkeeping)
                    .lock(LockKind.NONE));
            return read(database);
        } catch (StepFailedException e) {
            throw new StemmaException(
                    e.code(),
                    side + " cannot be brought up in an empty database. It was a scratch database, which is dropped"
                            + " again.\n" + e.getMessage(),
                    e);
        }
    }

    private static ScratchDatabase create(ScratchServer server) {
        try {
            return server.create();
        } catch (SQLException e) {
            String need = INSUFFICIENT_PRIVILEGE.equals(e.getSQLState()) ? " The role needs CREATEDB." : "";
            throw new StemmaException(
                    ErrorCode.DATABASE,
                    "A scratch database cannot be created: " + e.getMessage() + "\nNothing was changed." + need,
                    e);
        }
    }

    private DatabaseCatalog read(ScratchDatabase database) {
        CatalogReader reader = new CatalogReader(List.of(
                new QualifiedName(bookkeeping.schema(), bookkeeping.table()),
                new QualifiedName(bookkeeping.schema(), bookkeeping.logTable())));
        try (Connection connection = database.dataSource().getConnection()) {
            return reader.read(connection)
                    .without(object -> object instanceof CatalogSchema schema
                            && schema.name().equals(bookkeeping.schema()));
        } catch (SQLException e) {
            throw new StemmaException(
                    ErrorCode.DATABASE, "The catalog of a scratch database cannot be read: " + e.getMessage(), e);
        }
    }
}
