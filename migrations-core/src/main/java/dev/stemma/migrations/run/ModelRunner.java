package dev.stemma.migrations.run;

import dev.stemma.migrations.model.ModelStatement;
import dev.stemma.migrations.plan.Step;
import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.script.SqlSection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends the statements of the declared model, file by file. */
final class ModelRunner implements StepRunner {

    private final List<StatementRunner> files;
    private int done;

    ModelRunner(Step step, Work.Declared work, RunListener listener, LockRetries retries) {
        Map<String, List<ModelStatement>> byPath = work.statements().stream()
                .collect(Collectors.groupingBy(ModelStatement::path, LinkedHashMap::new, Collectors.toList()));
        this.files = byPath.entrySet().stream()
                .map(file -> new StatementRunner(
                        step, statements(file.getKey(), file.getValue()), listener, retries, StatementProgress.NONE))
                .toList();
    }

    private static Work.Statements statements(String path, List<ModelStatement> statements) {
        return new Work.Statements(
                new SqlSection(path, "", 1, true),
                statements.stream().map(ModelStatement::statement).toList());
    }

    @Override
    public void run(Connection connection) throws SQLException {
        for (StatementRunner file : files) {
            file.run(connection);
            done++;
        }
    }

    @Override
    public @Nullable FailureLocation failedAt(ServerError error) {
        return done < files.size() ? files.get(done).failedAt(error) : null;
    }

    @Override
    public String whatStays() {
        return "nothing of the model stays";
    }
}
