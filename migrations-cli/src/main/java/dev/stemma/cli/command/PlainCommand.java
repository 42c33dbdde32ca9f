package dev.stemma.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands that pipelines run all the time, in their plainest form. To read annotations takes picocli longer than
 * such a command takes altogether; whatever has any other form, or is wrong, is left to it.
 */
public final class PlainCommand {

    private static final Set<String> WITH_VALUE =
            Set.of("-c", "--config", "--url", "--user", "--password-file", "--scripts");

    private static final Map<String, String> LONG_NAMES = Map.of("-c", "--config", "-q", "--quiet", "-v", "--verbose");

    private final GlobalOptions options = new GlobalOptions();
    private final List<String> words = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private PlainCommand() {}

    /**
     * The command that is asked for.
     *
     * @param migrate what it has in common with others; it is told the global options
     * @param arguments what was typed
     * @return the command, or empty when picocli has to read the arguments
     */
    public static Optional<Callable<Integer>> of(MigrateCommand migrate, String... arguments) {
        PlainCommand plain = new PlainCommand();
        if (!plain.read(arguments)) {
            return Optional.empty();
        }
        Callable<Integer> command = plain.command(migrate);
        if (command != null) {
            migrate.take(plain.options);
        }
        return Optional.ofNullable(command);
    }

    private @Nullable Callable<Integer> command(MigrateCommand migrate) {
        String shape = words.isEmpty() ? "" : words.get(0) + " " + (words.size() - 1);
        return switch (shape) {
            case "current 0" -> CurrentCommand.of(migrate);
            case "upgrade 1" -> UpgradeCommand.of(migrate, words.get(1));
            default -> null;
        };
    }

    private boolean read(String... arguments) {
        int i = 0;
        while (i < arguments.length) {
            String argument = arguments[i];
            if (WITH_VALUE.contains(argument)) {
                i++;
                if (i == arguments.length
                        || !isValue(arguments[i])
                        || !once(argument)
                        || !set(argument, arguments[i])) {
                    return false;
                }
            } else if (argument.startsWith("-")) {
                if (!once(argument) || !setFlag(argument)) {
                    return false;
                }
            } else if (isPlain(argument)) {
                words.add(argument);
            } else {
                return false;
            }
            i++;
        }
        return true;
    }

    private boolean once(String option) {
        return seen.add(LONG_NAMES.getOrDefault(option, option));
    }

    /** A name of a command in the place of a value is a mistake more often than not. */
    private static boolean isValue(String text) {
        return isPlain(text) && !CommandClasses.NAMES.contains(text);
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && !text.startsWith("-")
                && !text.startsWith("@")
                && text.indexOf('"') < 0
                && text.indexOf(TargetText.MINUS_SIGN) < 0;
    }

    private boolean setFlag(String option) {
        switch (option) {
            case "--json" -> options.json = true;
            case "--no-color" -> options.noColor = true;
            case "-q", "--quiet" -> options.quiet = true;
            case "-v", "--verbose" -> options.verbose = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean set(String option, String value) {
        try {
            return setValue(option, value);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private boolean setValue(String option, String value) {
        switch (option) {
            case "--url" -> options.url = value;
            case "--user" -> options.user = value;
            case "-c", "--config" -> options.config = Path.of(value);
            case "--password-file" -> options.passwordFile = Path.of(value);
            case "--scripts" -> {
                if (value.indexOf(',') >= 0) {
                    return false;
                }
                options.scripts = List.of(value);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
