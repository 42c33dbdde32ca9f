package dev.stemma.migrations.model;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.script.SqlSource;
import java.nio.file.Path;
import java.util.List;

/**
 * A model of SQL files.
 *
 * @param sources what the configuration names, in order
 * @param base what relative paths are relative to
 * @param classLoader where {@code classpath:} looks
 */
record SqlModel(List<String> sources, Path base, ClassLoader classLoader) implements Model {

    SqlModel {
        sources = List.copyOf(sources);
    }

    @Override
    public List<ModelStatement> statements() {
        List<ModelStatement> statements = sources.stream()
                .flatMap(source -> SqlSource.read(source, base, classLoader).stream())
                .flatMap(file -> new ModelText(file.path(), file.text()).statements().stream())
                .toList();
        if (statements.isEmpty()) {
            throw new StemmaException(
                    ErrorCode.INVALID_MODEL,
                    "The model (" + String.join(", ", sources) + ") has no statements: a database that is created from"
                            + " it would be empty");
        }
        return statements;
    }
}
