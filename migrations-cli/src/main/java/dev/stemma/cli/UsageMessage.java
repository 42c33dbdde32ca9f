package dev.stemma.cli;

import dev.stemma.cli.command.CommandClasses;
import dev.stemma.cli.command.TargetText;
import dev.stemma.migrations.error.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what is wrong with the arguments. */
final class UsageMessage {

    private UsageMessage() {}

    static String of(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        return TargetText.restore(String.valueOf(e.getMessage()));
    }

    private static String unmatched(UnmatchedArgumentException e) {
        CommandSpec spec = e.getCommandLine().getCommandSpec();
        String typed = TargetText.restore(e.getUnmatched().get(0));
        if (e.isUnknownOption()) {
            String name = typed.replaceFirst("=.*", "");
            return "Unknown option " + name + Nearest.didYouMean(name, optionNames(spec));
        }
        if (!spec.subcommands().isEmpty()) {
            // of its own commands it knows only those that were typed
            boolean root = spec.parent() == null;
            return "There is no command '" + typed + "'"
                    + Nearest.didYouMean(
                            typed,
                            root ? CommandClasses.NAMES : spec.subcommands().keySet());
        }
        return "'" + typed + "' is one argument too many for " + spec.qualifiedName();
    }

    private static List<String> optionNames(CommandSpec spec) {
        List<String> names = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }
}
