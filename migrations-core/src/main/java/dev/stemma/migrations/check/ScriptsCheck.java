package dev.stemma.migrations.check;

import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.InvalidScriptException;
import dev.stemma.migrations.script.Script;
import dev.stemma.migrations.script.ScriptBody;
import dev.stemma.migrations.script.Section;
import dev.stemma.migrations.script.SourceScript;
import dev.stemma.migrations.script.SqlSection;
import dev.stemma.migrations.sql.SqlSplitter;
import dev.stemma.migrations.sql.SqlSyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether every script can be read to its end, and split into statements or compiled and loaded.
 *
 * @param scripts the scripts
 */
public record ScriptsCheck(ScriptCatalog scripts) implements LocatedCheck {

    /** The name of this check, for findings about scripts that could not even be loaded. */
    public static final String NAME = "scripts";

    private static final Set<ErrorCode> DEFECTS = EnumSet.of(
            ErrorCode.INVALID_SCRIPT,
            ErrorCode.INVALID_ID,
            ErrorCode.CYCLE,
            ErrorCode.DEPENDENCY_CYCLE,
            ErrorCode.SELF_LOOP,
            ErrorCode.DUPLICATE_REVISION,
            ErrorCode.DUPLICATE_LABEL,
            ErrorCode.MISSING_PARENT,
            ErrorCode.MISSING_DEPENDENCY);

    /**
     * Whether a failure to load scripts is a defect of the scripts, and so a finding.
     *
     * @param failure the failure
     * @return false for a location that is missing, and the like
     */
    public static boolean isDefect(StemmaException failure) {
        return DEFECTS.contains(failure.code());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> findings() {
        List<Script> all = scripts.graph().revisions().stream()
                .map(Revision::id)
                .flatMap(id -> scripts.script(id).stream())
                .toList();
        compile(all);
        return all.stream().flatMap(script -> finding(script).stream()).toList();
    }

    private static void compile(List<Script> all) {
        try {
            SourceScript.compileAll(all);
        } catch (InvalidScriptException e) {
            // each script says its own part of it when it is read
            return;
        }
    }

    private static Optional<Finding> finding(Script script) {
        try {
            ScriptBody body = script.readBody();
            split(body.up());
            body.down().ifPresent(ScriptsCheck::split);
            return Optional.empty();
        } catch (InvalidScriptException e) {
            return Optional.of(finding(e.getMessage() + ".", e.path(), e.line()));
        } catch (SqlSyntaxException e) {
            return Optional.of(finding(
                    script.path() + ":" + e.line() + ":" + e.column() + ": " + e.problem(), script.path(), e.line()));
        }
    }

    private static Finding finding(String problem, String path, int line) {
        return new Finding(NAME, problem, Optional.of(new Place(path, line)));
    }

    private static void split(Section section) {
        if (section instanceof SqlSection sql) {
            SqlSplitter.split(sql.sql(), sql.firstLine());
        }
    }
}
