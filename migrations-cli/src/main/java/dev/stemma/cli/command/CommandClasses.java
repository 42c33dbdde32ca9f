package dev.stemma.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;

/** The commands by their names. picocli reads a class for long, so that it is given those that can be meant. */
public final class CommandClasses {

    private static final String COMPLETION = "completion";

    /** All commands, in the order in which the help names them. */
    public static final List<String> NAMES = List.of(
            "init",
            "revision",
            "merge",
            "rebase",
            "edit",
            "upgrade",
            "downgrade",
            "stamp",
            "oneshot",
            "current",
            "history",
            "heads",
            "branches",
            "show",
            "status",
            "check",
            "repair",
            "fixture",
            "demo",
            COMPLETION);

    /** What shows all commands, or brings arguments of which nothing is known yet. */
    private static final Set<String> ASKING_FOR_ALL = Set.of("-h", "--help", "-V", "--version", COMPLETION);

    private CommandClasses() {}

    /**
     * Adds the commands to their parent: those whose names are among the arguments; all, where the arguments name none or
     * ask for what all are needed for.
     *
     * @param parent the parent
     * @param arguments what was typed
     */
    public static void addTo(CommandLine parent, String... arguments) {
        List<String> typed = Arrays.asList(arguments);
        List<String> named = NAMES.stream().filter(typed::contains).toList();
        boolean all = named.isEmpty()
                || typed.stream().anyMatch(argument -> argument.startsWith("@") || ASKING_FOR_ALL.contains(argument));
        for (String name : all ? NAMES : named) {
            parent.addSubcommand(name, classOf(name));
        }
    }

    private static Class<?> classOf(String name) {
        return switch (name) {
            case "init" -> InitCommand.class;
            case "revision" -> RevisionCommand.class;
            case "merge" -> MergeCommand.class;
            case "rebase" -> RebaseCommand.class;
            case "edit" -> EditCommand.class;
            case "upgrade" -> UpgradeCommand.class;
            case "downgrade" -> DowngradeCommand.class;
            case "stamp" -> StampCommand.class;
            case "oneshot" -> OneshotCommand.class;
            case "current" -> CurrentCommand.class;
            case "history" -> HistoryCommand.class;
            case "heads" -> HeadsCommand.class;
            case "branches" -> BranchesCommand.class;
            case "show" -> ShowCommand.class;
            case "status" -> StatusCommand.class;
            case "check" -> CheckCommand.class;
            case "repair" -> RepairCommand.class;
            case "fixture" -> FixtureCommand.class;
            case "demo" -> DemoCommand.class;
            case COMPLETION -> AutoComplete.GenerateCompletion.class;
            default -> throw new IllegalArgumentException("There is no command " + name);
        };
    }
}
