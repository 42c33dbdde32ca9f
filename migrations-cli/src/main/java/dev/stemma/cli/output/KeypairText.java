package dev.stemma.cli.output;

import dev.stemma.fixtures.make.ApiKeypair;
import java.nio.file.Path;

/** A fresh keypair, for the one time that it is shown. */
public final class KeypairText {

    private KeypairText() {}

    /** Shows the keys, and what to do with the file. */
    public static void write(Display display, Path file, ApiKeypair keys) {
        display.result("Access key: " + keys.accessKey());
        display.result("Secret key: " + keys.secretKey());
        display.result("");
        display.result("Wrote " + file + ", which you alone can read. The secret key is not shown again.");
        display.result("Next: migrate fixture populate " + file + ", with the fixture of its user if that is new;"
                + " then delete the file.");
    }
}
