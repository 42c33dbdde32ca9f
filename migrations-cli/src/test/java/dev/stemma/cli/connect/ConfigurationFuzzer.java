package dev.stemma.cli.connect;

import dev.stemma.cli.UserException;
import dev.stemma.cli.config.Configuration;
import dev.stemma.cli.config.ConfigurationLoader;
import dev.stemma.cli.config.ConfigurationOptions;
import dev.stemma.testkit.fuzz.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Fuzzes the reader of {@code migrate.toml}, with placeholders, and of the database's address in it. */
public final class ConfigurationFuzzer {

    private static final Map<String, String> ENVIRONMENT = Map.of("A", "jdbc:postgresql://h/d", "B", "$\\1");
    private static final Path FILE = file();

    static {
        // the command line runs without assertions, and what the library asserts there it reports by an error
        ConfigurationFuzzer.class.getClassLoader().setPackageAssertionStatus("org.tomlj", false);
    }

    private ConfigurationFuzzer() {}

    private static Path file() {
        try {
            Path file = Files.createTempFile("migrate", ".toml");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            Files.write(FILE, input);
            Configuration configuration = new ConfigurationLoader(ENVIRONMENT)
                    .load(new ConfigurationOptions(FILE, null, null, null, List.of()));
            if (configuration.url().isPresent()) {
                DatabaseAddress.of(configuration);
            }
        } catch (UserException e) {
            Messages.check(e.getMessage(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
