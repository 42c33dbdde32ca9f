package dev.stemma.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Alembic's command line, with a transaction for each revision, as the others have; all of its process is timed. */
public record AlembicProgram(Path folder, Program program) implements Contender {

    /**
     * Writes the revisions.
     *
     * @param folder where to
     * @param workload what they do
     * @return the tool on them; empty where it is not on the path
     * @throws IOException when they cannot be written
     */
    public static Optional<AlembicProgram> on(Path folder, Workload workload) throws IOException {
        Optional<Program> program = Program.named("alembic");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path home = folder.resolve("alembic");
        Path versions = Files.createDirectories(home.resolve("env/versions"));
        Files.writeString(home.resolve("alembic.ini"), "[alembic]\nscript_location = env\n");
        Files.writeString(home.resolve("env/env.py"), """
                import os
                from alembic import context
                from sqlalchemy import create_engine, pool

                engine = create_engine(os.environ["DATABASE_URL"], poolclass=pool.NullPool)
                with engine.connect() as connection:
                    context.configure(connection=connection, transaction_per_migration=True)
                    with context.begin_transaction():
                        context.run_migrations()
                """);
        for (int number = 1; number <= workload.size(); number++) {
            String parent = Workload.parent(number);
            Files.writeString(versions.resolve(Workload.id(number) + "_create_table.py"), """
                    \"""Create a table\"""
                    from alembic import op

                    revision = "%s"
                    down_revision = %s
                    branch_labels = None
                    depends_on = None


                    def upgrade():
                        op.execute("%s")


                    def downgrade():
                        op.execute("%s")
                    """.formatted(
                            Workload.id(number),
                            parent.isEmpty() ? "None" : '"' + parent + '"',
                            workload.up(number),
                            workload.down(number)));
        }
        return Optional.of(new AlembicProgram(home, program.get()));
    }

    @Override
    public String name() {
        return "Alembic";
    }

    @Override
    public String form() {
        return "its command line";
    }

    @Override
    public void migrate(Database database) throws IOException {
        run(database, "upgrade", "head");
    }

    @Override
    public void beAtHead(Database database) throws IOException {
        run(database, "stamp", "head");
    }

    /**
     * Runs a command.
     *
     * @param database on which database
     * @param arguments the command and what follows it
     * @throws IOException when it fails
     */
    public void run(Database database, String... arguments) throws IOException {
        program.run(folder, Map.of("DATABASE_URL", database.uri()), arguments);
    }
}
