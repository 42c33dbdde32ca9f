package dev.stemma.cli.command;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.output.Console;
import dev.stemma.cli.output.KeypairText;
import dev.stemma.cli.output.document.KeypairDocument;
import dev.stemma.cli.output.document.KeypairFixture;
import dev.stemma.fixtures.make.ApiKeypair;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrate fixture keypair}. */
@Command(
        name = "keypair",
        mixinStandardHelpOptions = true,
        description = "Write a fixture with a fresh keypair for an administrator of Backend.AI's manager.",
        footer = {
            "",
            "The keys are shown once. The file, which you alone can read, holds them too: delete it when it is loaded.",
            "It does not connect to a database."
        })
final class FixtureKeypairCommand implements Callable<Integer> {

    @ParentCommand
    private FixtureCommand fixture;

    @ArgGroup(multiplicity = "1")
    private Owner owner = new Owner();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "admin-keypair.json",
            description = "File to write (default: ${DEFAULT-VALUE}); one that is there is never overwritten.")
    private Path output = Path.of("admin-keypair.json");

    @Option(
            names = "--resource-policy",
            paramLabel = "NAME",
            defaultValue = KeypairFixture.DEFAULT_POLICY,
            description = {
                "The keypair's resource policy (default: ${DEFAULT-VALUE}, which the fixture creates if it is missing;"
                        + " another one has to be there)."
            })
    private String resourcePolicy = KeypairFixture.DEFAULT_POLICY;

    /** Whose keypair it is. */
    static final class Owner {

        @Option(
                names = "--email",
                required = true,
                paramLabel = "EMAIL",
                description = "The user, by e-mail: in the database or in a fixture that is loaded with this one.")
        private @Nullable String email;

        @Option(names = "--user-id", required = true, paramLabel = "UUID", description = "The user, by users.uuid.")
        private @Nullable UUID id;
    }

    @Override
    public Integer call() {
        ApiKeypair keys = ApiKeypair.random(new SecureRandom());
        KeypairFixture rows = KeypairFixture.of(keys, user(), resourcePolicy);
        PrivateFile.write(output, rows.json());
        Console console = fixture.migrate().console();
        console.document(new KeypairDocument(output.toString(), keys.accessKey(), keys.secretKey()));
        KeypairText.write(console, output, keys);
        return ExitCode.DONE.number();
    }

    private Object user() {
        if (owner.email != null) {
            return KeypairFixture.byEmail(owner.email);
        }
        return String.valueOf(owner.id);
    }
}
