package dev.stemma.migrations.script.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;

/** Collects the errors that the compiler reports; warnings are the author's own business. Confined to one thread. */
final class Problems implements DiagnosticListener<JavaFileObject> {

    private final List<SourceProblem> found = new ArrayList<>();

    @Override
    public void report(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
            String path = diagnostic.getSource() instanceof TextFileObject text
                    ? text.file().path()
                    : "the compiler";
            found.add(new SourceProblem(
                    path,
                    (int) Math.max(0, diagnostic.getLineNumber()),
                    (int) Math.max(0, diagnostic.getColumnNumber()),
                    diagnostic.getMessage(Locale.ENGLISH)));
        }
    }

    void add(SourceProblem problem) {
        found.add(problem);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<SourceProblem> found() {
        return found;
    }

    void refuseAny() throws SourceException {
        if (!found.isEmpty()) {
            throw new SourceException(found);
        }
    }
}
