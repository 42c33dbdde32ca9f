package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import dev.stemma.cli.output.document.EditDocument;
import dev.stemma.cli.project.Project;
import dev.stemma.migrations.revision.Revision;
import dev.stemma.migrations.script.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code migrate edit}. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = "Open revision scripts in the editor that VISUAL or EDITOR names.")
final class EditCommand implements Callable<Integer> {

    @ParentCommand
    private MigrateCommand migrate;

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            converter = TargetText.class,
            defaultValue = "head",
            description = "The revision (default: head).")
    private String target;

    @Override
    public Integer call() {
        Project project = migrate.project();
        List<Revision> revisions = project.resolve(target).stream()
                .map(id -> project.graph().revision(id))
                .toList();
        if (revisions.isEmpty()) {
            throw new UserException(ExitCode.USAGE, "USAGE", "\"" + target + "\" names no script to edit");
        }
        List<String> editor = editor();
        List<String> command = new ArrayList<>(editor);
        revisions.forEach(revision -> command.add(file(project, revision).toString()));
        run(command, editor.get(editor.size() - 1));
        // what was edited is read again, so that a slip is known now and not at the next upgrade
        migrate.project();
        migrate.console()
                .document(new EditDocument(
                        "edit", revisions.stream().map(Revision::source).toList()));
        return ExitCode.DONE.number();
    }

    private List<String> editor() {
        Map<String, String> environment = migrate.environment();
        String editor = Stream.of("VISUAL", "EDITOR")
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseThrow(() -> new UserException(
                        ExitCode.FAILED,
                        "NO_EDITOR",
                        "No editor is named: set VISUAL or EDITOR, as in EDITOR=vi migrate edit " + target));
        // the value may hold options and quotes, which the shell reads as git has it read them
        return isWindows() ? List.of("cmd", "/c", editor) : List.of("sh", "-c", editor + " \"$@\"", editor);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    private static Path file(Project project, Revision revision) {
        return project.scripts()
                .script(revision.id())
                .flatMap(Script::keptIn)
                .orElseThrow(() -> new UserException(
                        ExitCode.FAILED, "CANNOT_WRITE", revision.source() + " is not a file of a scripts folder"));
    }

    private static void run(List<String> command, String editor) {
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new UserException(
                        ExitCode.FAILED, "EDITOR", "The editor ended with exit code " + exit + ": " + editor);
            }
        } catch (IOException e) {
            throw new UserException(ExitCode.FAILED, "EDITOR", "The editor did not start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException(ExitCode.FAILED, "EDITOR", "Interrupted while the editor was open");
        }
    }
}
