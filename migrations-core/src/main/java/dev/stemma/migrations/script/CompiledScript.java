package dev.stemma.migrations.script;

import dev.stemma.migrations.op.Operations;
import dev.stemma.migrations.op.RevisionScript;
import dev.stemma.migrations.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A revision in Java, compiled. It has no checksum: class files differ between compilers, and a difference would say
 * nothing about what the revision does.
 */
public final class CompiledScript implements Script {

    private final RevisionScript code;
    private final dev.stemma.migrations.op.Revision declared;
    private final Revision revision;

    private CompiledScript(RevisionScript code, dev.stemma.migrations.op.Revision declared) {
        this.code = code;
        this.declared = declared;
        this.revision = new Revision(
                declared.id(),
                List.of(declared.revises()),
                List.of(declared.dependsOn()),
                List.of(declared.branchLabels()),
                declared.message(),
                code.getClass().getName());
    }

    /**
     * The script of an instance.
     *
     * @param code the revision
     * @return the script
     * @throws InvalidScriptException when its class has no annotation
     */
    public static CompiledScript of(RevisionScript code) {
        String name = code.getClass().getName();
        dev.stemma.migrations.op.Revision declared =
                code.getClass().getAnnotation(dev.stemma.migrations.op.Revision.class);
        if (declared == null) {
            throw new InvalidScriptException(name, "has no @Revision; annotate the class with its id and its parents");
        }
        return new CompiledScript(code, declared);
    }

    @Override
    public Revision revision() {
        return revision;
    }

    @Override
    public Optional<String> created() {
        return Optional.of(declared.created()).filter(created -> !created.isEmpty());
    }

    @Override
    public String path() {
        return revision.source();
    }

    @Override
    public Optional<Path> keptIn() {
        return Optional.empty();
    }

    @Override
    public ScriptBody readBody() {
        String name = code.getClass().getName();
        Section up = new CodeSection(path(), name, code::upgrade, declared.transaction());
        Optional<Section> down = hasDowngrade()
                ? Optional.of(new CodeSection(path(), name, code::downgrade, declared.transaction()))
                : Optional.empty();
        return new ScriptBody(up, down, Optional.empty());
    }

    private boolean hasDowngrade() {
        try {
            return code.getClass().getMethod("downgrade", Operations.class).getDeclaringClass() != RevisionScript.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every RevisionScript has the method", e);
        }
    }

    @Override
    public Optional<String> readText() {
        return Optional.empty();
    }
}
