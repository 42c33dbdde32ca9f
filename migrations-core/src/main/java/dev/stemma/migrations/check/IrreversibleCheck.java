package dev.stemma.migrations.check;

import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.script.InvalidScriptException;
import dev.stemma.migrations.script.Script;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every revision can be undone: a downgrade that is missing is missed when it is needed.
 *
 * @param scripts the scripts
 * @param allowed the ids of revisions that may be irreversible
 */
public record IrreversibleCheck(ScriptCatalog scripts, Set<String> allowed) implements LocatedCheck {

    /** The name of this check. */
    public static final String NAME = "irreversible";

    public IrreversibleCheck {
        allowed = Set.copyOf(allowed);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> findings() {
        return scripts.graph().revisions().stream()
                .filter(revision -> !allowed.contains(revision.id()))
                .flatMap(revision -> scripts.script(revision.id()).stream())
                .flatMap(script -> finding(script).stream())
                .toList();
    }

    private static Optional<Finding> finding(Script script) {
        try {
            return script.readBody().down().isPresent()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            NAME,
                            script.path() + ": revision " + script.revision().id()
                                    + " cannot be undone. Write its downgrade, or allow it to be irreversible.",
                            Optional.of(new Place(script.path(), 0))));
        } catch (InvalidScriptException e) {
            // the check of the scripts says so
            return Optional.empty();
        }
    }
}
